package dev.kith.indexer.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFieldTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        Fri, 21 Nov 1997 09:55:06 -0600            | 1997-11-21T09:55:06-06:00
        21 Nov 97 09:55:06 GMT                     | 1997-11-21T09:55:06Z
        Fri, 21 Nov 102 09:55:06 +0000             | 2002-11-21T09:55:06Z
        Tue, 3 Feb 2004 10:11 +0100 (CET)          | 2004-02-03T10:11+01:00
        Tue Feb  3 10:11:12 2004                   | 2004-02-03T10:11:12Z
        Tue Feb 03 10:11:12 PST 2004               | 2004-02-03T10:11:12-08:00
        Wed Mar 01 20:52:09 -0800 2000             | 2000-03-01T20:52:09-08:00
        2004-02-03T10:11:12.345Z                   | 2004-02-03T10:11:12Z
        2004-02-03 10:11:12 +02:00                 | 2004-02-03T10:11:12+02:00
        2004-02-03 10:11:12+05:30                  | 2004-02-03T10:11:12+05:30
        Mon, 01-Dec-2003 01:02:03 EST              | 2003-12-01T01:02:03-05:00
        1/31/2002 4:05:06 PM                       | 2002-01-31T16:05:06Z
        31/1/2002 12:05 AM                         | 2002-01-31T00:05Z
        3.2.2004 10:11                             | 2004-02-03T10:11Z
        Di, 3 Mai 2005 10.11.12 +0200              | 2005-05-03T10:11:12+02:00
        mar., 12 août 2008 08:00:00 +0200          | 2008-08-12T08:00+02:00
        Tue, 30 Feb 2004 10:11:12 +0000            | 2004-02-29T10:11:12Z
        Tue, 3 Feb 2004 10:11:60 +0000             | 2004-02-03T10:11:59Z
        Tue, 3 Feb 2004 24:00:00 +0000             | 2004-02-04T00:00Z
        Tue, 3 Feb 2004 10:11:12 GMT+0200          | 2004-02-03T10:11:12+02:00
        February 3, 2004 10:11:12 AM EST           | 2004-02-03T10:11:12-05:00
        Tuesday, 3 Sept 2004 10:11:12 +0000        | 2004-09-03T10:11:12Z
        20040203                                   | 2004-02-03T00:00Z
        1075803072                                 | 2004-02-03T10:11:12Z
        """)
    void reads(String field, String expected) {
        assertThat(DateField.parse(field)).map(m -> m.date().toString()).hasValue(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        yesterday
        Tue, 3 Feb
        Thu, 01 Jan 1601 00:00:00 +0000
        10:11:12
        """)
    void doesNotGuess(String field) {
        assertThat(DateField.parse(field)).isEmpty();
    }

    @Test
    void knowsAZoneThatIsNone() {
        assertThat(DateField.parse("Fri, 21 Nov 1997 09:55:06 -0000")
                        .orElseThrow()
                        .zoneKnown())
                .isFalse();
        assertThat(DateField.parse("Fri, 21 Nov 1997 09:55:06 +0000")
                        .orElseThrow()
                        .zoneKnown())
                .isTrue();
    }
}
