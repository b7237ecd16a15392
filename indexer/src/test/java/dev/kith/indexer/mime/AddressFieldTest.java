package dev.kith.indexer.mime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFieldTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ann@example.org                                     | <ann@example.org>
        Ann <Ann@Example.org>                               | Ann<ann@example.org>
        "Lee, Ann" <ann@example.org>, bob@example.org       | Lee, Ann<ann@example.org>;<bob@example.org>
        Lee, Ann <ann@example.org>, bob@example.org         | Lee, Ann<ann@example.org>;<bob@example.org>
        ann@example.org (Ann Lee)                           | Ann Lee<ann@example.org>
        Ann (work) Lee <ann@example.org>                    | Ann Lee<ann@example.org>
        friends: ann@example.org, b@example.org;            | <ann@example.org>;<b@example.org>
        undisclosed-recipients:;                            | ``
        =?utf-8?Q?J=C3=BCrgen?= <j@example.org>             | Jürgen<j@example.org>
        =?utf-8?Q?Lee,_Ann?= <ann@example.org>              | Lee, Ann<ann@example.org>
        "=?iso-8859-1?Q?J=FCrgen?=" <j@example.org>         | Jürgen<j@example.org>
        <@a.example,@b.example:c@example.org>               | <c@example.org>
        Ann <ann@example.org                                | Ann<ann@example.org>
        ann@example.org; bob@example.org                    | <ann@example.org>;<bob@example.org>
        'Ann Lee' <ann@example.org>                         | Ann Lee<ann@example.org>
        "ann@example.org" <ann@example.org>                 | ann@example.org<ann@example.org>
        Ann Lee ann@example.org                             | Ann Lee<ann@example.org>
        "odd local"@example.org                             | <odd local@example.org>
        nobody                                              | ``
        Ann <>                                              | ``
        a? b?= <ann@example.org>, =?bob@example.org         | a? b?=<ann@example.org>;<=?bob@example.org>
        """)
    void reads(String field, String expected) {
        assertThat(AddressField.parse(field, 10).stream()
                        .map(a -> a.name() + "<" + a.addrSpec() + ">")
                        .collect(joining(";")))
                .isEqualTo(expected);
    }
}
