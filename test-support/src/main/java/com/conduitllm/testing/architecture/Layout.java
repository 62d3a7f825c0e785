package com.conduitllm.testing.architecture;

import java.util.List;

/**
 * The names of the packages that the rules speak of. The product has one layout; fixtures have the
 * same one below packages of their own.
 *
 * @param root the package that holds all modules
 * @param own the package of the module under test
 */
record Layout(String root, String own) {

    private static final List<String> SERVICES = List.of("core", "admin");

    static Layout of(String own) {
        int lastDot = own.lastIndexOf('.');
        if (lastDot < 0) {
            throw new IllegalArgumentException("Expected a package below a root: " + own);
        }
        return new Layout(own.substring(0, lastDot), own);
    }

    /** The pattern of a package and everything below it. */
    String tree(String name) {
        return root + "." + name + "..";
    }

    String ownTree() {
        return own + "..";
    }

    String named(String name) {
        return root + "." + name;
    }

    List<String> services() {
        return SERVICES;
    }

    boolean isIn(String packageName, String name) {
        String wanted = named(name);
        return packageName.equals(wanted) || packageName.startsWith(wanted + ".");
    }
}
