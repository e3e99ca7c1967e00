package io.tillbridge.formats;

/** What a field is, whatever it looks like in the file; decides the Java type of its value in a {@link Row}. */
enum FieldType {
    TEXT,
    /** An article's barcode: digits and letters, never a figure that a spreadsheet has rounded. */
    BARCODE,
    /** One of the values that the layout maps to ours. */
    CODE,
    /** A whole number. */
    NUMBER,
    /** Thousandths of a piece. */
    QUANTITY,
    /** Fen. */
    MONEY,
    DATE,
    /** A local date and time. */
    MOMENT;

    boolean isFigure() {
        return this == NUMBER || this == QUANTITY || this == MONEY;
    }

    /** Decimal places between the unit of people and the one we count in. */
    int scale() {
        return this == MONEY ? 2 : this == QUANTITY ? 3 : 0;
    }
}
