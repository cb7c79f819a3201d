import Glibc

/// Bytes to and from a debug stub.
package protocol RemoteChannel: Sendable {
    /// Sends all of `bytes`.
    func send(_ bytes: [UInt8]) throws(RemoteError)

    /// What has arrived, waiting for at least a byte; empty when the other side has closed.
    func receive() throws(RemoteError) -> [UInt8]
}

/// A connection to a socket in the file system, closed with the value's end.
final class UnixSocket: RemoteChannel {
    /// Seconds after which a stub that says nothing is given up.
    static let timeoutSeconds = 20

    private let descriptor: Int32

    /// Connects to the socket at `path`.
    ///
    /// - Returns: nil if nobody listens there (yet).
    /// - Throws: `RemoteError` if there can be no such socket.
    init?(path: String) throws(RemoteError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else {
            throw RemoteError("\(path) is too long for a socket: expected less than \(capacity) bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw RemoteError("no socket: \(String(cString: strerror(errno)))") }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // `deinit` closes, here too: every property has its value.
        guard result == 0 else { return nil }
        var limit = timeval(tv_sec: UnixSocket.timeoutSeconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) throws(RemoteError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw UnixSocket.failure() }
            sent += count
        }
    }

    func receive() throws(RemoteError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 13)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == ECONNRESET { return [] }
            guard count >= 0 else { throw UnixSocket.failure() }
            return Array(buffer[..<count])
        }
    }

    private static func failure() -> RemoteError {
        switch errno {
        case EPIPE, ECONNRESET: .closed
        case EAGAIN: RemoteError("the debug stub said nothing for \(timeoutSeconds) seconds")
        default: RemoteError("the connection to the debug stub failed: \(String(cString: strerror(errno)))")
        }
    }
}
