import Glibc

/// Sockets between processes of one user on this machine, under names that are in no file system.
enum LocalSocket {
    /// Connects to whoever listens under `name`; nil if nobody does.
    static func connect(_ name: String) -> Int32? { open(name) { Glibc.connect($0, $1, $2) == 0 } }

    /// Listens under `name`; nil if somebody else does.
    static func listen(_ name: String) -> Int32? {
        open(name) { Glibc.bind($0, $1, $2) == 0 && Glibc.listen($0, 64) == 0 }
    }

    private static func open(
        _ name: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A zero byte first: the abstract name space (unix(7)). Long names are told apart by a sum.
        let text = Array("rvfuzz-\(getuid())-\(name)".utf8)
        let sum = text.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        let bytes = [0] + text.prefix(80) + Array("-\(sum)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let isUsed = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(descriptor, $0, socklen_t(MemoryLayout<sa_family_t>.size + bytes.count))
            }
        }
        if isUsed { return descriptor }
        close(descriptor)
        return nil
    }
}
