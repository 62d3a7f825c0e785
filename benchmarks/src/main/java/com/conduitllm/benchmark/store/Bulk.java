package com.conduitllm.benchmark.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DeleteObjects: the keys of a request, and the answer in quiet mode. */
final class Bulk {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private Bulk() {}

    static List<String> keys(String body) {
        List<String> keys = new ArrayList<>(1000);
        Matcher matcher = KEY.matcher(body);
        while (matcher.find()) {
            keys.add(unescape(matcher.group(1)));
        }
        return keys;
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&");
    }

    static Answer answer(List<String> refused) {
        StringBuilder document = new StringBuilder("<DeleteResult>");
        for (String key : refused) {
            document.append("<Error><Key>")
                    .append(escape(key))
                    .append("</Key><Code>SlowDown</Code><Message>Reduce your rate.</Message>")
                    .append("</Error>");
        }
        return Answer.xml(200, document.append("</DeleteResult>").toString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
