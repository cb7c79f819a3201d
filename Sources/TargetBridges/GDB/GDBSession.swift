import GuestISA
import HostFiles
import Targets

/// A conversation with a stub: what GDB asks of one.
final class GDBSession {
    /// Why the guest stands still.
    enum Stop: Equatable {
        /// With a signal by GDB's number: 5 after a breakpoint, 4 for an illegal instruction, 11 for an access.
        case signal(UInt8)
        /// It has come to its end.
        case ended
    }

    /// Seconds for an answer, and for a program.
    let patience: Double
    private let connection: StreamConnection
    private var reader = GDBPacketReader()
    private var acknowledges = true
    private var writesBinary = false
    private var writesSingleRegisters = true
    /// Bytes of a packet that the stub takes.
    private var packetSize = 1024
    /// Its registers.
    private(set) var description = TargetDescription()
    /// How often a damaged packet was asked for again.
    private var repeats = 0
    private static let repeatLimit = 8
    private static let documentLimit = 1 << 20

    /// Connects and finds out what the stub can do.
    init(host: String, port: String, patience: Double) throws(TargetFailure) {
        self.patience = patience
        connection = try StreamConnection(host: host, port: port, patience: patience)
        let features = try ask("qSupported:swbreak+;hwbreak+;xmlRegisters=riscv").split(separator: UInt8(ascii: ";"))
        func has(_ name: String) -> Bool { features.contains { $0.elementsEqual(name.utf8) } }
        if let size = features.first(where: { $0.starts(with: "PacketSize=".utf8) }),
            let value = GDBPacket.number(size.dropFirst(11)), value >= 256
        {
            packetSize = Int(min(value, 1 << 16))
        }
        if has("QStartNoAckMode+"), try ask("QStartNoAckMode").elementsEqual("OK".utf8) { acknowledges = false }
        if has("qXfer:features:read+") { try readDescription() }
        let empty = Array("X\(String(0, radix: 16)),0:".utf8)
        writesBinary = try exchange(empty).elementsEqual("OK".utf8)
    }

    // MARK: - Registers

    /// x0 to x31, then pc.
    func registers() throws(TargetFailure) -> [UInt64] {
        let text = try ask("g")
        var values: [UInt64] = []
        for name in (0..<32).map({ "x\($0)" }) + ["pc"] {
            guard let register = description.registers[name] else { throw unexpected(text, "g") }
            let digits = text.dropFirst(2 * register.offset).prefix(16)
            if let bytes = GDBPacket.bytes(digits), bytes.count == 8 {
                values.append(bytes.doubleword(at: 0))
            } else {
                values.append(try self.register(register))
            }
        }
        return values
    }

    /// One register; nil if there is none of this name.
    func register(_ name: String) throws(TargetFailure) -> UInt64? {
        guard let register = description.registers[name] else { return nil }
        return try self.register(register)
    }

    private func register(_ register: TargetDescription.Register) throws(TargetFailure) -> UInt64 {
        let command = "p\(String(register.number, radix: 16))"
        let text = try ask(command)
        guard var bytes = GDBPacket.bytes(text), (1...8).contains(bytes.count) else {
            throw unexpected(text, command)
        }
        bytes += [UInt8](repeating: 0, count: 8 - bytes.count)
        return bytes.doubleword(at: 0)
    }

    /// Sets a register by `P`, or by `G` where the stub does not know that; false if it refuses.
    func setRegister(_ name: String, _ value: UInt64) throws(TargetFailure) -> Bool {
        guard let register = description.registers[name] else { return false }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }.prefix((register.size + 7) / 8)
        let digits = String(decoding: GDBPacket.digits(bytes), as: UTF8.self)
        if writesSingleRegisters {
            let text = try ask("P\(String(register.number, radix: 16))=\(digits)")
            guard text.isEmpty else { return text.elementsEqual("OK".utf8) }
            writesSingleRegisters = false
        }
        var all = try ask("g")
        let place = 2 * register.offset
        guard all.count >= place + digits.utf8.count else { return false }
        all.replaceSubrange(place..<place + digits.utf8.count, with: digits.utf8)
        return try exchange([UInt8(ascii: "G")] + all).elementsEqual("OK".utf8)
    }

    // MARK: - Memory

    /// Writes `bytes`; false if the stub refuses.
    func write(_ bytes: [UInt8], at address: UInt64) throws(TargetFailure) -> Bool {
        // Escapes may double what binary packets need.
        let size = (packetSize - 48) / 2
        var written = 0
        while written < bytes.count {
            let part = bytes[written..<min(bytes.count, written + size)]
            let place = "\(String(address + UInt64(written), radix: 16)),\(String(part.count, radix: 16)):"
            let text =
                try writesBinary
                ? exchange(Array("X\(place)".utf8) + part) : exchange(Array("M\(place)".utf8) + GDBPacket.digits(part))
            guard text.elementsEqual("OK".utf8) else { return false }
            written += part.count
        }
        return true
    }

    /// The bytes at `address`; nil if the stub refuses.
    func read(_ address: UInt64, count: Int) throws(TargetFailure) -> [UInt8]? {
        let size = (packetSize - 16) / 2
        var result: [UInt8] = []
        result.reserveCapacity(count)
        while result.count < count {
            let wanted = min(count - result.count, size)
            let command = "m\(String(address + UInt64(result.count), radix: 16)),\(String(wanted, radix: 16))"
            let text = try ask(command)
            if text.isEmpty || text.first == UInt8(ascii: "E") && text.count % 2 != 0 { return nil }
            guard let bytes = GDBPacket.bytes(text), !bytes.isEmpty, bytes.count <= wanted else {
                throw unexpected(text, command)
            }
            result += bytes
        }
        return result
    }

    // MARK: - Running

    /// Has the guest stop in front of `address`; false if the stub does not know how.
    func setBreakpoint(at address: UInt64) throws(TargetFailure) -> Bool {
        try ask("Z0,\(String(address, radix: 16)),4").elementsEqual("OK".utf8)
    }

    /// Lets the guest run until something happens; nil if nothing does in time, and it was made to stop.
    func resume() throws(TargetFailure) -> Stop? {
        try send(Array("c".utf8))
        do throws(TargetFailure) {
            return try stop()
        } catch  where error.kind == .hung {
            try connection.send([3], patience: patience)
            _ = try stop()
            return nil
        }
    }

    /// The next stop reply; what the guest prints meanwhile is passed over.
    private func stop() throws(TargetFailure) -> Stop {
        while true {
            let text = try answer()
            switch text.first {
            case UInt8(ascii: "O"): continue
            case UInt8(ascii: "W"), UInt8(ascii: "X"): return .ended
            case UInt8(ascii: "S"), UInt8(ascii: "T"):
                guard let number = GDBPacket.bytes(text.dropFirst().prefix(2))?.first else {
                    throw unexpected(text, "c")
                }
                return .signal(number)
            default: throw unexpected(text, "c")
            }
        }
    }

    // MARK: - Packets

    /// The answer to a command.
    func ask(_ command: String) throws(TargetFailure) -> [UInt8] { try exchange(Array(command.utf8)) }

    private func exchange(_ command: [UInt8]) throws(TargetFailure) -> [UInt8] {
        try send(command)
        return try answer()
    }

    private var last: [UInt8] = []

    private func send(_ command: [UInt8]) throws(TargetFailure) {
        last = GDBPacket.framed(command)
        try connection.send(last, patience: patience)
    }

    private func answer() throws(TargetFailure) -> [UInt8] {
        while true {
            do throws(GDBPacketReader.Malformed) {
                switch try reader.next() {
                case .packet(let text):
                    if acknowledges { try? connection.send([UInt8(ascii: "+")], patience: patience) }
                    return text
                case .acknowledgement: continue
                case .refusal:
                    try again()
                    try? connection.send(last, patience: patience)
                    continue
                case nil: break
                }
            } catch {
                guard error.isDamage, acknowledges, (try? again()) != nil else {
                    throw TargetFailure(.garbage, "the stub \(error.description)")
                }
                try connection.send([UInt8(ascii: "-")], patience: patience)
                continue
            }
            reader.append(try connection.receive(patience: patience))
        }
    }

    private func again() throws(GDBPacketReader.Malformed) {
        repeats += 1
        guard repeats <= GDBSession.repeatLimit else {
            throw GDBPacketReader.Malformed(description: "has asked \(repeats) times for packets again")
        }
    }

    private func unexpected(_ text: [UInt8], _ command: String) -> TargetFailure {
        TargetFailure(
            .garbage,
            "the stub answered \(quoted(String(decoding: text.prefix(60), as: UTF8.self))) to \(command.prefix(20))")
    }

    // MARK: - The description

    private func readDescription() throws(TargetFailure) {
        var documents: [String] = []
        var names = ["target.xml"]
        while !names.isEmpty, documents.count < 32 {
            guard let document = try document(names.removeFirst()) else { continue }
            documents.append(document)
            names += TargetDescription.includes(of: document)
        }
        guard !documents.isEmpty else { return }
        guard let description = TargetDescription(documents) else {
            throw TargetFailure(.garbage, "the stub describes no hart with x0 to x31 and pc of 64 bits")
        }
        self.description = description
    }

    private func document(_ name: String) throws(TargetFailure) -> String? {
        var bytes: [UInt8] = []
        let size = String(packetSize - 16, radix: 16)
        while bytes.count <= GDBSession.documentLimit {
            let part = try ask("qXfer:features:read:\(name):\(String(bytes.count, radix: 16)),\(size)")
            bytes += part.dropFirst()
            switch part.first {
            case UInt8(ascii: "m") where part.count > 1: continue
            case UInt8(ascii: "l"): return String(decoding: bytes, as: UTF8.self)
            default: return nil
            }
        }
        throw TargetFailure(.garbage, "the stub's description has more than \(GDBSession.documentLimit) bytes")
    }
}
