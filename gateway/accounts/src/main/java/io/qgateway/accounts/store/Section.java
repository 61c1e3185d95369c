package io.qgateway.accounts.store;

/**
 * A stretch of an ordered list. A list may have several, one after the other, where one statement
 * could not be answered by reading an index from one end: databases disagree on where what is
 * absent belongs, and nobody indexes what is made of two tables.
 *
 * @param select the beginning of the statement that lists ids, in JPQL
 * @param conditions which accounts belong to it
 * @param order in one direction throughout, so that an index can be read forwards or backwards
 */
record Section(String select, AccountConditions conditions, String order) {

    String ids() {
        return select + conditions.clause() + " order by " + order;
    }

    String count() {
        return select.replaceFirst("select \\S+", "select count(*)") + conditions.clause();
    }
}
