package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of a message that quotes what the operator wrote.
 *
 * <p>Secrets are recognised by the end of the variable's name and are never quoted; the user and
 * password part of an address, which can hide in any URL, is not quoted either.
 */
final class ShownValue {

    private static final int LONGEST = 100;
    private static final Pattern FILE_OR_INDEX = Pattern.compile("(__FILE|__\\d+|\\[\\d+])+$");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(KEYS?|SECRETS?|PASSWORDS?|PASSPHRASE|TOKENS?|CREDENTIALS?|WEBHOOKURL"
                            + "|DATABASEURL|DATASOURCEURL)$");
    private static final Pattern USER_INFO = Pattern.compile("//[^/\\s]*@");

    private ShownValue() {}

    /** Whether the value of this variable or property must never be shown. */
    static boolean isSecret(String name) {
        String bare = FILE_OR_INDEX.matcher(name.toUpperCase(Locale.ROOT)).replaceFirst("");
        return SECRET.matcher(bare.replaceAll("[^A-Z0-9]", "")).find();
    }

    /** {@code ", but is 'abc'"}, or nothing when there is no value or it is a secret. */
    static String butIs(String name, @Nullable Object value) {
        if (value == null || isSecret(name)) {
            return "";
        }
        String text = USER_INFO.matcher(value.toString()).replaceAll("//***@");
        text = text.replaceAll("\\p{Cntrl}+", " ");
        return ", but is '%s'".formatted(text.length() > LONGEST ? shortened(text) : text);
    }

    private static String shortened(String text) {
        return text.substring(0, LONGEST) + "…";
    }
}
