import Glibc
import HostFiles
import Targets

/// A connection over TCP, closed with the value's end. Nothing is waited for without a limit.
///
/// Not swift-nio: one blocking conversation with one peer is a handful of calls, and takes a minute and a half less to
/// build.
final class StreamConnection {
    private let descriptor: Int32

    /// Connects to `host`:`port`.
    init(host: String, port: String, patience: Double) throws(TargetFailure) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, port, &hints, &list)
        guard status == 0 else {
            throw TargetFailure(.missing, "no address \(quoted(host)): \(String(cString: gai_strerror(status)))")
        }
        defer { freeaddrinfo(list) }
        var reason = "no address"
        var next = list
        while let address = next {
            next = address.pointee.ai_next
            let kind = address.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
            let descriptor = socket(address.pointee.ai_family, kind, address.pointee.ai_protocol)
            guard descriptor >= 0 else { continue }
            if StreamConnection.connect(descriptor, address.pointee, patience) {
                var yes: Int32 = 1
                let size = socklen_t(MemoryLayout<Int32>.size)
                setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
                self.descriptor = descriptor
                return
            }
            reason = String(cString: strerror(errno))
            close(descriptor)
        }
        throw TargetFailure(.missing, "cannot connect to \(host):\(port): \(reason)")
    }

    deinit { close(descriptor) }

    /// Leaves the reason in `errno` where it does not.
    private static func connect(_ descriptor: Int32, _ address: addrinfo, _ patience: Double) -> Bool {
        if Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return true }
        guard errno == EINPROGRESS else { return false }
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&polled, 1, Int32(patience * 1000)) > 0 else {
            errno = ETIMEDOUT
            return false
        }
        var size = socklen_t(MemoryLayout<Int32>.size)
        var reason: Int32 = 0
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &reason, &size)
        errno = reason
        return reason == 0
    }

    /// Sends all of `bytes`. What comes meanwhile waits in the socket: a stub answers when it has heard all.
    func send(_ bytes: [UInt8], patience: Double) throws(TargetFailure) {
        var sent = 0
        while sent < bytes.count {
            let more = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            if more > 0 {
                sent += more
            } else if errno == EAGAIN {
                try wait(POLLOUT, patience)
            } else if errno != EINTR {
                throw StreamConnection.closed
            }
        }
    }

    /// What has come, at least a byte and at most 64 KiB.
    func receive(patience: Double) throws(TargetFailure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { return Array(buffer[..<count]) }
            if count < 0 && errno == EINTR { continue }
            guard count < 0 && errno == EAGAIN else { throw StreamConnection.closed }
            try wait(POLLIN, patience)
        }
    }

    private func wait(_ event: Int32, _ patience: Double) throws(TargetFailure) {
        var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        let count = poll(&polled, 1, Int32(patience * 1000))
        guard count == 0 else { return }
        throw TargetFailure(.hung, "said nothing for \(Int(patience.rounded(.up))) seconds")
    }

    private static let closed = TargetFailure(.died, "closed the connection")
}
