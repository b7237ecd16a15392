/// What a mail means by its words: what it asks and promises, whom it is for, whether it says that all is
/// settled. Knows no time, no tie and no rule: mail goes in, a yes, a no or a sentence comes out. `Readings`
/// is the front door to what is asked and promised: it reads each mail once. Behind it `Meant` leaves out what
/// is mere form, `PutToReader` tells what waits for an answer, and `Undertakes` what can be seen done. Beside
/// it stands a file a question: `ForWhom` and `Greeted` (whose is it), `Spoken` (is it settled), `TurnedDown`
/// (is it a refusal), `Patience` (is there time), `Gives` (does it help or ask), `Subject` and `Topics` (what
/// is it about).
@NullMarked
package dev.kith.rules.language;

import org.jspecify.annotations.NullMarked;
