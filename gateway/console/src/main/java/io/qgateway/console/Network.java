package io.qgateway.console;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a client comes from: an IPv4 address, or the IPv6 network that one customer is given. */
record Network(String prefix) {

    private static final int IPV6_NETWORK_BYTES = 8;

    static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix =
                address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        return new Network(HexFormat.of().formatHex(prefix));
    }
}
