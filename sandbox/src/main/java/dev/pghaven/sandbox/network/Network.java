package dev.pghaven.sandbox.network;

import java.util.List;

/** One sandbox's own /16 of the loopback network, so that several run side by side. */
public record Network(int second) {
    private static final int SMALLEST = 1;
    private static final int LARGEST = 255;

    public Network {
        if (second < SMALLEST || second > LARGEST) {
            throw new IllegalArgumentException("a network is 127.1 to 127.255, not 127." + second);
        }
    }

    /** Reads {@code 127.N}. */
    public static Network parse(String text) {
        if (!text.matches("127\\.\\d{1,3}")) {
            throw new IllegalArgumentException("a network looks like 127.10, not like " + text);
        }
        return new Network(Integer.parseInt(text.substring("127.".length())));
    }

    public HostPort apiServer() {
        return new HostPort(address(0, 1), 6443);
    }

    public HostPort kafka() {
        return new HostPort(address(0, 2), 9092);
    }

    public HostPort kafkaController() {
        return new HostPort(address(0, 2), 9093);
    }

    public HostPort store() {
        return new HostPort(address(0, 3), 5432);
    }

    /**
     * Resource Manager, Entra's token endpoint and the OIDC issuer, told apart by their host names.
     */
    public HostPort azure() {
        return new HostPort(address(0, 4), 8443);
    }

    public HostPort control() {
        return new HostPort(address(0, 5), 8080);
    }

    /** Blob storage as clients see it, behind HTTPS and Entra's roles. */
    public HostPort blobGateway() {
        return new HostPort(address(0, 6), 10443);
    }

    /** Azurite itself, to which only the gateway talks. */
    public HostPort blobs() {
        return new HostPort(address(0, 6), 10000);
    }

    public AddressRange pods() {
        return new AddressRange(this, 16, 127);
    }

    public AddressRange clusterIps() {
        return new AddressRange(this, 128, 223);
    }

    /** Public IPs of the sandbox's Azure. */
    public AddressRange publicIps() {
        return new AddressRange(this, 224, 231);
    }

    /** The subnet in which internal load balancers get their addresses. */
    public AddressRange internalLoadBalancers() {
        return new AddressRange(this, 232, 239);
    }

    /** Nothing listens here: clients out on the Internet bind to these addresses. */
    public AddressRange clients() {
        return new AddressRange(this, 240, 247);
    }

    /**
     * Where connections from inside of the virtual network come from: what has an address of its
     * own there, and whoever binds to none, who comes from the first address of the machine.
     */
    public List<Cidr> virtualNetwork() {
        return List.of(Cidr.of("127.0.0.1/32"), Cidr.of(address(0, 0) + "/17"));
    }

    String address(int third, int fourth) {
        return "127." + second + "." + third + "." + fourth;
    }

    @Override
    public String toString() {
        return "127." + second;
    }
}
