package org.amaes.core.report;

import java.util.List;

/** A page of HTML in the making: everything that is not markup is escaped. */
final class Html {

    private final StringBuilder text = new StringBuilder();

    /** Text as it is written between tags and in attributes. */
    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** An element that holds words. */
    Html element(String tag, String words) {
        text.append('<').append(tag).append('>').append(escaped(words)).append("</").append(tag).append(">\n");
        return this;
    }

    /** Markup as it is. */
    Html markup(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** A table; the first cell of a row names it. */
    Html table(List<String> head, List<List<String>> rows) {
        text.append("<table>\n");
        if (!head.isEmpty()) {
            row(head, "th");
        }
        rows.forEach(cells -> row(cells, "td"));
        text.append("</table>\n");
        return this;
    }

    private void row(List<String> cells, String tag) {
        text.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            String name = i == 0 ? "th" : tag;
            text.append('<').append(name).append('>').append(escaped(cells.get(i))).append("</").append(name).append('>');
        }
        text.append("</tr>\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
