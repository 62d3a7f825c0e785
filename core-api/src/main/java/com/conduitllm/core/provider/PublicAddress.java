package com.conduitllm.core.provider;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public internet from all others (IANA special-purpose address registries,
 * RFC 6890): what a provider names must never lead into the operator's own network.
 */
final class PublicAddress {
    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] address) {
        int a = address[0] & 0xff;
        int b = address[1] & 0xff;
        int c = address[2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            // Shared address space of providers (RFC 6598), where some clouds keep their metadata.
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /** Global unicast 2000::/3, without the ranges that only wrap or document other addresses. */
    private static boolean isPublic6(byte[] address) {
        int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
        int second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000;
        boolean wrapsIpv4 = first == 0x2002 || (first == 0x2001 && second == 0);
        boolean documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
        return global && !wrapsIpv4 && !documentation;
    }
}
