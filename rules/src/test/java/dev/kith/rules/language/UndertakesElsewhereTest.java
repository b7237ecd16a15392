package dev.kith.rules.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Promises in other languages than English, each beside a sentence of nearly the same words that promises none.
class UndertakesElsewhereTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        Ich melde mich nächste Woche bei dir.            | Ich melde mich, falls sich etwas ändert.
        Ich melde mich bis Montag wieder.                | Ich melde mich mal wieder!
        Ich melde mich am Montag.                        | Ich melde mich hiermit zum Kurs an.
        Melde mich morgen wegen der Details!             | Melde dich morgen!
        Dann melde ich mich bei Ihnen.                   | Ich melde mich bei Ihnen, weil ich eine Wohnung suche.
        Ich kümmere mich darum.                          | Ich würde mich darum kümmern.
        Ich kümmere mich um die Schlüssel.               | Ich kann mich nicht darum kümmern.
        Schicke ich dir.                                 | Schicke mir die Liste.
        Die Folien schicke ich dir morgen.               | Anbei schicke ich dir die Folien.
        Ich schick's dir heute Abend.                    | Ich schicke dir liebe Grüße.
        Den Vertrag sende ich Ihnen bis Freitag zu.      | Den Vertrag sende ich Ihnen hiermit zu.
        Die Zahlen bekommst du bis Freitag.              | Bekommst du die Zahlen bis Freitag?
        Sie bekommen die Unterlagen bis Ende des Monats. | Sie bekommen die Unterlagen von uns.
        Den Schlüssel bekommst du am Montag von mir.     | Du bekommst immer Post.
        Ich reiche die Quittung nach.                    | Ich reiche die Schüssel herum.
        Ich reiche Ihnen die fehlende Seite am 3. Mai nach. | Ich werde Ihnen die Seite nicht nachreichen.
        Ich werde dir den Bericht am Freitag schicken.   | Ich werde versuchen, dir den Bericht zu schicken.
        Morgen werde ich Ihnen antworten.                | Wenn ich Zeit habe, werde ich Ihnen antworten.
        Ich werde mich um den Termin kümmern.            | Ich werde mich freuen, Sie zu sehen.
        Ich gebe dir bis Mittwoch Bescheid.              | Gib mir bis Mittwoch Bescheid.
        Ich sage Ihnen nächste Woche Bescheid.           | Ich möchte Ihnen vielleicht nächste Woche Bescheid geben.
        Ich lasse Sie wissen, was er sagt.               | Lassen Sie mich wissen, was er sagt.
        Ich rufe dich heute Nachmittag an.               | Rufe mich bitte heute Nachmittag an.
        Das mache ich bis nächste Woche.                 | Das mache ich immer so.
        Ich kläre das mit der Werkstatt.                 | Ich hoffe, ich kläre das mit der Werkstatt.
        Ich leite die Mail an ihn weiter.                | Ich leite die Abteilung an der Elbe.
        Ich stelle die Liste zusammen und melde mich.    | Ich stelle fest, die Liste ist lang.
        Ich komme nächste Woche auf Sie zurück.          | Ich komme nächste Woche aus dem Urlaub zurück.
        Ich lade die Bilder hoch.                        | Ich lade dich herzlich ein.
        Ich schreibe dir bis Donnerstag.                 | Ich schreibe Ihnen heute, weil ich eine Frage habe.
        Übernehme ich!                                   | Wer übernimmt das?
        Ich überarbeite den Entwurf.                     | Ich überlege, ob der Entwurf gut ist.
        Ich frage bei der Bank nach.                     | Ich frage mich, wo die Bank steht.
        Ich bringe den Kuchen mit.                       | Ich freue mich auf den Kuchen.
        Ich organisiere den Raum.                        | Ich organisiere seit Jahren die Feste.
        Ich rede mit der Bank und melde mich dann.       | Ich rede mit der Bank und freue mich dann.
        Ich frag mal nach und sag dir Bescheid.          | Frag mal nach und sag mir Bescheid.
        Angebot kommt bis Ende der Woche.                | Der Maler kommt bis Ende der Woche.
        Die Unterlagen gehen morgen raus.                | Die Kinder gehen morgen raus.
        Die Auftragsbestätigung folgt am Montag.         | Die Auftragsbestätigung folgt nicht am Montag.
        Sie hören bis Freitag von mir.                   | Sie hören bis Freitag Musik.
        Je me renseigne et je vous dis demain.           | Je me renseigne, et vous ?
        Le devis suit demain.                            | Le plombier passe demain.
        Vous recevrez le devis avant vendredi.           | Vous recevrez la visite du maire.
        Je vous envoie le devis demain.                  | Je vous envoie le devis ci-joint.
        Je t'enverrai la liste.                          | Je ne t'enverrai pas la liste.
        Je reviens vers vous la semaine prochaine.       | Je reviens de vacances la semaine prochaine.
        Je m'en occupe.                                  | Je voudrais bien m'en occuper.
        Je vais vous rappeler lundi.                     | Je vais essayer de vous rappeler lundi.
        Je t'envoie les photos demain.                   | Je t'envoie les photos dès qu'on a peint.
        Je vous répondrai avant vendredi.                | Si possible, je vous répondrai avant vendredi.
        Te mando las fotos esta semana.                  | Te mando un abrazo, hasta esta semana.
        Mañana te lo envío.                              | Te lo envío adjunto.
        Le escribiré el lunes.                           | Le escribiré si tengo tiempo.
        Mañana te confirmo la hora.                      | Te llamo mañana y hablamos.
        Voy a preguntarle a mi hermana.                  | Voy a ver a mi hermana.
        Yo me encargo de las bebidas.                    | Ella se encarga de las bebidas.
        Recibirá la factura antes del viernes.           | Recibirá la visita de mi madre.
        Te escribo el jueves.                            | Te escribo porque el jueves no puedo.
        Le mando il contratto entro giovedì.             | Le mando un caro saluto.
        Ti faccio sapere domani.                         | Fammi sapere domani.
        Domani ti porto le chiavi.                       | Domani porto i bambini al mare.
        Le risponderò nel pomeriggio.                    | Forse le risponderò nel pomeriggio.
        Me ne occupo io.                                 | Se ne occupa mio fratello.
        Vi invieremo la conferma.                        | Non vi invieremo la conferma.
        Ik stuur je morgen de foto's.                    | Ik stuur je hierbij de foto's.
        Morgen mail ik je.                               | Morgen bel ik je.
        Ik zal het aan de bakker vragen.                 | Ik zal het niet aan de bakker vragen.
        Ik laat het je weten.                            | Laat het me weten.
        Je hoort vrijdag van mij.                        | Je hoort vrijdag muziek.
        Ich zahle dir die 90 bis Freitag zurück.         | Ich zahle die Miete immer am Ersten.
        Die Kaution erstatte ich Ihnen nächste Woche.    | Die Kasse erstattet das nächste Woche.
        Ich drucke die Liste heute Abend aus.            | Ich drucke dir die Daumen.
        Ich werfe den Brief morgen ein.                  | Ich werfe einen Stein ins Wasser.
        Ich gebe den Schlüssel morgen bei dir ab.        | Ich gebe den Ton an.
        Ich scanne den Vertrag heute noch ein.           | Ich scanne nie etwas ein.
        Ich fülle das Formular bis Montag aus.           | Ich fülle dir gerne die Tasse auf.
        Ich werde dir das Geld zurückzahlen.             | Ich würde dir das Geld zurückzahlen.
        Ich storniere das zweite Zimmer.                 | Ich storniere, falls es regnet.
        Ich melde dich zum Kurs an.                      | Ich melde mich zum Kurs an.
        Je te rembourse vendredi.                        | Je te rembourse si ça casse.
        Je vous fais le virement demain.                 | Je vous fais confiance.
        Je dépose les clés chez toi ce soir.             | Je dépose les armes.
        J'imprime la liste ce soir.                      | J'imprime toujours la liste le soir.
        Je signe le contrat et je te le rends lundi.     | Je signe un livre à la foire.
        Je te rendrai les clés dimanche.                 | Je me rendrai à la foire dimanche.
        Te hago la transferencia mañana.                 | Te hago caso.
        Te devuelvo los 90 el viernes.                   | Te devuelvo el abrazo.
        Te pago antes del 3 de mayo.                     | Me pagan antes del 3 de mayo.
        Mañana te imprimo la lista.                      | Mañana imprimo mucho.
        Te firmo el contrato mañana y te lo mando.       | Mañana firmo libros.
        Te lo mando para el viernes 22 de mayo.          | Te lo mando en adjunto el viernes.
        Ti faccio il bonifico entro venerdì.             | Ti faccio gli auguri.
        Ti rimborso domani.                              | Ti rimborso se si rompe.
        Ti restituisco le chiavi lunedì.                 | Ti restituisco il saluto.
        Ti stampo la lista stasera.                      | Lui stampa la lista stasera.
        Le rimborserò il biglietto.                      | Non le rimborserò il biglietto.
        Ik maak het geld morgen over.                    | Ik maak het morgen goed.
        Ik betaal je vrijdag terug.                      | Ik betaal altijd op vrijdag.
        Ik print de lijst morgen voor je.                | Ik print nooit iets.
        Ik zal je het geld terugbetalen.                 | Ik zou je het geld terugbetalen.
        Ik breng de sleutel morgen langs.                | Ik breng morgen tijd door met Bob.
        """)
    void aDeedIsUndertakenAndItsTwinIsNot(String promise, String twin) {
        assertEquals("promised", word(promise), promise);
        assertEquals("nothing", word(twin), twin);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        Ich schaue mir das an.            | a look, a word
        Ich prüfe das.                    | a look, a word
        Je regarde.                       | a look, a word
        Ich prüfe das und melde mich.     | a deed, a word
        Ich gebe dir morgen Bescheid.     | a deed, a word
        Je reviens vers vous demain.      | a deed, a word
        Ich schicke dir die Liste.        | a deed, a thing
        Je vous envoie la liste demain.   | a deed, a thing
        I'll send you more information.   | a deed, a thing
        Te mando la lista mañana.         | a deed, a thing
        Ti faccio sapere domani.          | a deed, a word
        """)
    void aLookIsLessThanADeedAndAWordIsNoThing(String sentence, String expected) {
        assertEquals("promised", word(sentence), sentence);
        assertEquals(
                expected,
                (Undertakes.look(sentence) ? "a look, " : "a deed, ")
                        + (Undertakes.word(sentence) ? "a word" : "a thing"),
                sentence);
    }

    private static String word(String sentence) {
        return Undertakes.told(sentence) ? "promised" : "nothing";
    }
}
