import Testing

@testable import TargetBridges

@Suite("Packets of GDB's protocol") struct GDBPacketTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("packets are found however the stream is cut", arguments: 1...12)
    func cuts(size: Int) throws {
        var stream = bytes("+") + GDBPacket.framed(bytes("OK")) + bytes("-")
        stream += bytes("%") + GDBPacket.framed(bytes("Stop:T05")).dropFirst()
        stream += GDBPacket.framed(bytes("a#b$c}d*e")) + bytes("$0* #7a")
        var reader = GDBPacketReader()
        var events: [GDBEvent] = []
        for start in Swift.stride(from: 0, to: stream.count, by: size) {
            reader.append(stream[start..<min(start + size, stream.count)])
            while let event = try reader.next() { events.append(event) }
        }
        let expected: [GDBEvent] = [
            .acknowledgement, .packet(bytes("OK")), .refusal, .packet(bytes("a#b$c}d*e")), .packet(bytes("0000")),
        ]
        #expect(events == expected)
    }

    @Test(
        "what makes no sense is told in a line",
        arguments: [
            ("hello", "sent 'h' where a packet should begin"), ("$OK#00", "sent a packet whose sum is wrong"),
            ("$OK#zz", "sent a packet whose sum is wrong"), ("$}#7d", "sent a packet that ends in }"),
            ("$*!#4b", "sent a packet with a run of nothing"),
        ])
    func malformed(_ text: String, _ message: String) {
        var reader = GDBPacketReader()
        reader.append(bytes(text))
        let error = #expect(throws: GDBPacketReader.Malformed.self) { try reader.next() }
        #expect(error?.description == message)
    }

    @Test("neither an endless packet nor endless runs take more memory than the limit")
    func endless() {
        var reader = GDBPacketReader()
        reader.append(bytes("$"))
        let piece = [UInt8](repeating: UInt8(ascii: "0"), count: 1 << 16)
        #expect(throws: GDBPacketReader.Malformed.self) {
            for _ in 0..<100 {
                reader.append(piece)
                _ = try reader.next()
            }
        }
        var runs = GDBPacketReader()
        let text = bytes("0") + Array(repeatElement(bytes("*~"), count: 20_000).joined())
        runs.append(bytes("$") + text + bytes("#") + GDBPacket.digits([text.reduce(0, &+)]))
        #expect(throws: GDBPacketReader.Malformed.self) { try runs.next() }
    }

    @Test("digits that are none are no numbers")
    func digits() {
        #expect(GDBPacket.number(bytes("8a")) == 0x8a && GDBPacket.number(bytes("8g")) == nil)
        #expect(GDBPacket.number(bytes("")) == nil && GDBPacket.number(bytes("00000000000000001")) == nil)
        #expect(GDBPacket.bytes(bytes("0aF")) == nil && GDBPacket.bytes(bytes("0aFf")) == [0x0a, 0xff])
    }
}
