package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code DATABASE_URL} as what a JDBC pool wants: {@code
 * postgresql://user:password@host:port/db?parameters}, {@code postgres://…} or {@code
 * jdbc:postgresql:…}.
 *
 * <p>User, password and database are percent-decoded (RFC 3986); the port is 5432 when left out; an
 * IPv6 host stands in brackets; several hosts are parted by commas. Parameters stay in the JDBC URL
 * except for the secret ones, because drivers, pools and Flyway log that URL.
 *
 * @param jdbcUrl without user and password
 * @param properties {@code spring.datasource.*}
 */
record DatabaseUrl(String jdbcUrl, Map<String, Object> properties) {

    static final String VARIABLE = "DATABASE_URL";

    private static final Pattern SCHEME =
            Pattern.compile("(?i)(jdbc:postgresql:|postgres(?:ql)?:)(//)?(.*)");
    private static final Pattern PARTS =
            Pattern.compile("(?:([^/?]*)@)?([^/?@]*)(?:/([^/?@]*))?(?:\\?(.*))?");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]*)(?::(\\d{1,5}))?");

    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";
    private static final String KEY_PASSWORD =
            "spring.datasource.hikari.data-source-properties.sslpassword";

    /** Parameters that are credentials, with the property that carries each instead. */
    private static final Map<String, String> CREDENTIALS =
            Map.of("user", USER, "password", PASSWORD, "sslpassword", KEY_PASSWORD);

    DatabaseUrl {
        properties = Map.copyOf(properties);
    }

    /**
     * @throws ConfigurationProblem when it is no such URL; the message quotes no part of it
     */
    static DatabaseUrl parse(String value) {
        Matcher scheme = SCHEME.matcher(value.strip());
        if (!scheme.matches()) {
            throw problem("must begin with postgresql://, postgres:// or jdbc:postgresql:");
        }
        String rest = scheme.group(2) == null ? "/" + scheme.group(3) : scheme.group(3);
        Matcher parts = PARTS.matcher(rest.replaceFirst("^/+", "/"));
        if (!parts.matches()) {
            throw malformed();
        }
        var properties = new LinkedHashMap<String, Object>();
        putUser(properties, parts.group(1));
        String database = decoded(parts.group(3) == null ? "" : parts.group(3));
        if (database.isEmpty()) {
            throw problem("must name a database after the host");
        }
        boolean jdbc = scheme.group(1).toLowerCase(Locale.ROOT).startsWith("jdbc");
        String query = parts.group(4) == null ? "" : parts.group(4);
        // In JDBC a plus in a parameter is a blank, in the other forms it is a plus.
        String kept = withoutCredentials(jdbc ? query : query.replace("+", "%2B"), properties);
        String url =
                "jdbc:postgresql://%s/%s%s"
                        .formatted(
                                hosts(parts.group(2)),
                                URLEncoder.encode(database, StandardCharsets.UTF_8),
                                kept.isEmpty() ? "" : "?" + kept);
        properties.put("spring.datasource.url", url);
        return new DatabaseUrl(url, properties);
    }

    private static void putUser(Map<String, Object> properties, @Nullable String userInfo) {
        if (userInfo == null) {
            return;
        }
        int colon = userInfo.indexOf(':');
        properties.put(USER, decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
        if (colon >= 0) {
            properties.put(PASSWORD, decoded(userInfo.substring(colon + 1)));
        }
    }

    private static String hosts(String hosts) {
        var checked = new ArrayList<String>();
        for (String host : hosts.split(",", -1)) {
            Matcher matcher = HOST.matcher(host);
            if (!matcher.matches()) {
                throw malformed();
            }
            String name = matcher.group(1).isEmpty() ? "localhost" : matcher.group(1);
            int port = matcher.group(2) == null ? 5432 : Integer.parseInt(matcher.group(2));
            if (port < 1 || port > 65_535) {
                throw problem("must have a port between 1 and 65535");
            }
            checked.add(name + ":" + port);
        }
        return String.join(",", checked);
    }

    private static String withoutCredentials(String query, Map<String, Object> properties) {
        var kept = new ArrayList<String>();
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            String property = CREDENTIALS.get(pair[0]);
            if (property != null && pair.length == 2) {
                properties.putIfAbsent(property, decoded(pair[1]));
            } else if (!parameter.isEmpty()) {
                kept.add(parameter);
            }
        }
        return String.join("&", kept);
    }

    private static String decoded(String text) {
        try {
            return StringUtils.uriDecode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw malformed();
        }
    }

    private static ConfigurationProblem malformed() {
        return problem(
                "must look like postgresql://user:password@host:5432/database, with special"
                        + " characters of user and password written as %XX");
    }

    private static ConfigurationProblem problem(String what) {
        return new ConfigurationProblem(VARIABLE, what + ".");
    }

    /** Only the URL without credentials. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
