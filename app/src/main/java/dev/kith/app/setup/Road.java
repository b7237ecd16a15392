package dev.kith.app.setup;

/// The four ways of getting in, of which one applies to a mailbox; the user is told which before being asked anything.
public enum Road {
    PASSWORD(
            1,
            "your usual mail password",
            "about five minutes: type two servers into your mail program, sign in as ever"),
    APP_PASSWORD(
            2,
            "an app password",
            "about five minutes: make a password for programs on your provider's page, and use it in your mail"
                    + " program"),
    OAUTH(
            3,
            "a sign-in in the browser (OAuth)",
            "longer than five minutes the first time: your provider has to know Kith's client id, see docs/oauth.md"),
    ADMINISTRATOR(
            4,
            "your administrator",
            "not possible without the people who run the mailbox; set-up writes a text that you can send them");

    private final int number;
    private final String by;
    private final String takes;

    Road(int number, String by, String takes) {
        this.number = number;
        this.by = by;
        this.takes = takes;
    }

    /// What one gets in with.
    public String by() {
        return by;
    }

    /// What it takes, half a sentence.
    public String takes() {
        return takes;
    }

    /// 1 to 4, as the text shows them.
    public int number() {
        return number;
    }
}
