package io.qgateway.accounts.database;

/** Why a database can't be opened, in a sentence for whoever runs this. */
sealed interface Trouble {

    String sentence();

    /** It may be there later without anybody's doing here. */
    record Away(String sentence) implements Trouble {}

    /** Somebody has to change something. */
    record Refused(String sentence) implements Trouble {}
}
