import Testing

@testable import GoldenRecorder

@Suite("Packets of GDB's remote protocol") struct RemotePacketTests {
    @Test("packets have the sum that GDB gives them")
    func framing() {
        #expect(RemotePacket.framed("g") == Array("$g#67".utf8))
        #expect(RemotePacket.framed("OK") == Array("$OK#9a".utf8))
        #expect(RemotePacket.framed("") == Array("$#00".utf8))
    }

    @Test("packets are found in a stream that is cut anywhere, acknowledgements left out")
    func pieces() throws {
        var reader = RemotePacketReader()
        var found: [String] = []
        for byte in "+$OK#9a+++$T05thread:1;#d7$#00+".utf8 {
            reader.append([byte])
            while let text = try reader.next() { found.append(text) }
        }
        #expect(found == ["OK", "T05thread:1;", ""])
    }

    @Test("what is no packet is refused", arguments: ["$OK#9b", "$OK#9A", "-", "OK", "$O\u{7f}#00"])
    func malformed(_ text: String) {
        var reader = RemotePacketReader()
        reader.append(Array(text.utf8))
        #expect(throws: RemoteError.self) { try reader.next() }
    }

    @Test("a packet without end is refused once it is longer than any")
    func endless() throws {
        var reader = RemotePacketReader()
        reader.append(
            [UInt8(ascii: "$")] + Array(repeating: UInt8(ascii: "0"), count: RemotePacket.maximumTextBytes - 1))
        #expect(try reader.next() == nil)
        reader.append([UInt8(ascii: "0")])
        #expect(throws: RemoteError.self) { try reader.next() }
    }

    @Test("bytes read back from their digits; anything else is no bytes")
    func digits() {
        let all = (0...255).map { UInt8($0) }
        #expect(HexText.bytes(String(decoding: HexText.digits(all), as: UTF8.self)) == all)
        #expect(HexText.bytes("00fFaB") == [0, 0xff, 0xab])
        for text in ["0", "0g", "+1", "E1 ", "é"] { #expect(HexText.bytes(text) == nil, "\(text)") }
    }
}

@Suite("A debug stub that answers strangely") struct RemoteStubTests {
    /// A stub that has one answer for one command.
    func stub(_ command: String, _ answer: String) -> RemoteStub {
        var conversation = Conversation()
        conversation.append(command, isFromStub: false)
        conversation.append(answer, isFromStub: true)
        return RemoteStub(StoredStub(conversation, pieceSize: 3))
    }

    @Test("stops are told by their signal or status; what is none is refused")
    func stops() throws {
        #expect(try stub("s", "S0b").step() == .signal(11))
        #expect(try stub("C0b", "W07").resume(signal: 11) == .exited(7))
        #expect(try RemoteStub(StoredStub(Conversation(stored: "> c"), pieceSize: 3)).resume() == .closed)
        for answer in ["", "OK", "E01", "T", "Tzz", "X09"] {
            #expect(throws: RemoteError.self) { try stub("s", answer).step() }
        }
    }

    @Test("registers and memory that are too short or no numbers are refused")
    func registersAndMemory() throws {
        let short = String(repeating: "00", count: 8 * RemoteStub.registerCount - 1)
        for answer in ["", "E01", short, short + "zz"] {
            #expect(throws: RemoteError.self) { try stub("g", answer).registers() }
        }
        #expect(try stub("g", short + "80").registers().last == 1 << 63)
        #expect(try stub("m80000000,2", "0102").read(0x8000_0000, count: 2) == [1, 2])
        #expect(try stub("m80000000,2", "E14").read(0x8000_0000, count: 2) == nil)
        for answer in ["", "01", "010203"] {
            #expect(throws: RemoteError.self) { try stub("m80000000,2", answer).read(0x8000_0000, count: 2) }
        }
        #expect(throws: RemoteError.self) { try stub("Z0,80000000,4", "").setBreakpoint(at: 0x8000_0000) }
        #expect(throws: RemoteError.self) { try stub("k", "T05thread:1;").kill() }
    }
}
