package com.conduitllm.core.provider;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Resolves names to public addresses only, except for the provider's own host and port. The
 * connection is made to exactly the addresses that were looked at, so that a name that changes
 * between looking and connecting (DNS rebinding) gains nothing.
 */
final class GuardedDns implements DnsResolver {
    private final String ownHost;
    private final int ownPort;

    /**
     * @param provider its base URL; what it says of itself is trusted, wherever it is
     */
    GuardedDns(URI provider) {
        this.ownHost = provider.getHost();
        this.ownPort = portOf(provider);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        boolean own = host.equalsIgnoreCase(withoutBrackets(ownHost)) && port == ownPort;
        if (!own && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
            throw new UnknownHostException("Not fetched, because it is not a public address");
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream()
                .map(InetSocketAddress::getAddress)
                .toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int portOf(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }
}
