package dev.iotjobs.simulator.http;

/** The little of XML that the query protocol needs. */
public final class Xml {

    private Xml() {}

    /** Text made safe for an element's content. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
