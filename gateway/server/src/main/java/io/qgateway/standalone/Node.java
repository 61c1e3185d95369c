package io.qgateway.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What tells this process from others that serve the same accounts. */
final class Node {

    private Node() {}

    /** The machine's name, which is the pod's in Kubernetes, and the number of the process. */
    static String name() {
        return machine() + "/" + ProcessHandle.current().pid();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
