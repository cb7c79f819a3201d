import HostFiles

/// The other side of GDB's remote protocol, for a RISC-V hart with 64-bit registers.
package final class RemoteStub {
    /// Why the guest stands still.
    package enum Stop: Equatable {
        /// With a signal that it is about to get, by GDB's number; after a step or at a breakpoint SIGTRAP.
        case signal(UInt8)
        /// It has exited with this status.
        case exited(UInt8)
        /// The stub is gone.
        case closed
    }

    /// x0 to x31, then pc.
    package static let registerCount = 33
    /// Most bytes of memory asked for at once: their digits fit the packets of QEMU 7.2.
    static let memoryBytesPerPacket = 2000

    private let channel: any RemoteChannel
    private var reader = RemotePacketReader()

    /// A stub that listens on `channel`.
    package init(_ channel: any RemoteChannel) { self.channel = channel }

    /// Sends a command and waits for the answer.
    private func exchange(_ command: String) throws(RemoteError) -> String {
        try channel.send(RemotePacket.framed(command))
        while true {
            if let text = try reader.next() {
                try channel.send([RemotePacket.acknowledgement])
                return text
            }
            let received = try channel.receive()
            guard !received.isEmpty else { throw .closed }
            reader.append(received)
        }
    }

    private func expectOK(_ command: String) throws(RemoteError) {
        let answer = try exchange(command)
        guard answer == "OK" else {
            throw RemoteError("the debug stub answered \(quoted(answer)) to \(command.prefix(20)), expected OK")
        }
    }

    /// The registers: x0 to x31, then pc.
    package func registers() throws(RemoteError) -> [UInt64] {
        let answer = try exchange("g")
        guard let bytes = HexText.bytes(answer), bytes.count >= 8 * RemoteStub.registerCount else {
            throw RemoteError("the debug stub answered \(quoted(answer, limit: 20)) when asked for registers")
        }
        return (0..<RemoteStub.registerCount).map { UInt64(littleEndian: bytes, at: 8 * $0) }
    }

    /// Sets all registers, in the order of `registers`.
    package func setRegisters(_ values: [UInt64]) throws(RemoteError) {
        precondition(values.count == RemoteStub.registerCount, "expected x0 to x31 and pc")
        let bytes = values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        try expectOK("G" + String(decoding: HexText.digits(bytes), as: UTF8.self))
    }

    /// The bytes at `address`, or nil if some cannot be read.
    package func read(_ address: UInt64, count: Int) throws(RemoteError) -> [UInt8]? {
        var result: [UInt8] = []
        while result.count < count {
            let size = min(count - result.count, RemoteStub.memoryBytesPerPacket)
            let answer = try exchange(
                "m\(String(address &+ UInt64(result.count), radix: 16)),\(String(size, radix: 16))")
            guard let bytes = HexText.bytes(answer), bytes.count == size else {
                guard answer.hasPrefix("E") else {
                    throw RemoteError("the debug stub answered \(quoted(answer, limit: 20)) when asked for memory")
                }
                return nil
            }
            result += bytes
        }
        return result
    }

    /// Makes the guest stop in front of `address`.
    package func setBreakpoint(at address: UInt64) throws(RemoteError) {
        try expectOK("Z0,\(String(address, radix: 16)),4")
    }

    /// Runs one instruction.
    package func step() throws(RemoteError) -> Stop { try move("s") }

    /// Runs until something happens, after giving the guest the signal that it is about to get, if any.
    package func resume(signal: UInt8? = nil) throws(RemoteError) -> Stop {
        try move(signal.map { "C" + String(decoding: HexText.digits([$0]), as: UTF8.self) } ?? "c")
    }

    /// Ends the guest. QEMU tells of its end, as of any other, and waits until that is acknowledged.
    package func kill() throws(RemoteError) {
        let stop = try move("k")
        guard stop == .exited(0) || stop == .closed else {
            throw RemoteError("the debug stub answered \(stop) when told to end")
        }
    }

    private func move(_ command: String) throws(RemoteError) -> Stop {
        let answer: String
        do throws(RemoteError) { answer = try exchange(command) } catch  where error.isClosed { return .closed }
        // GDB manual, "Stop Reply Packets".
        let number = HexText.bytes(answer.dropFirst().prefix(2))?.first
        switch (answer.first, number) {
        case ("T", let signal?), ("S", let signal?): return .signal(signal)
        case ("W", let status?): return .exited(status)
        default:
            throw RemoteError("the debug stub answered \(quoted(answer, limit: 20)) to \(command), expected a stop")
        }
    }
}

extension UInt64 {
    /// The number in the eight bytes of `bytes` from `offset` on.
    init(littleEndian bytes: [UInt8], at offset: Int) {
        self = (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }
}
