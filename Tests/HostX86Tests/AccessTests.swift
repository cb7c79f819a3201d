import HostDisassembly
import HostX86
import Testing

@Suite("Accesses and snippets") struct AccessTests {
    private static let displacements: [Int32] = [0, 1, -1, 127, -128, 128, -129, .max, .min]

    /// Bytes that `body` emits.
    private static func bytes(_ body: (inout Assembler) -> Void) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
        defer { memory.deallocate() }
        let scratch = AssemblerScratch(labelCapacity: 4)
        var assembler = Assembler(memory: memory, scratch: scratch)
        body(&assembler)
        return Array(memory[..<assembler.offset])
    }

    private static func text(_ bytes: [UInt8]) throws -> [String] {
        try bytes.withUnsafeBytes { try HostDisassembler().disassemble(bytes: $0, address: 0).map(\.text) }
    }

    @Test("an access is the load or store of the general emitter", arguments: HostWidth.allCases)
    func accesses(width: HostWidth) throws {
        for register in HostRegister.allCases {
            for index in HostRegister.allCases where index != .rsp {
                let displacement = Self.displacements[Int(register.rawValue + index.rawValue) % 9]
                let place = HostMemory.at(.r15, index: index, displacement)
                for signed in [false, true] {
                    let own = Self.bytes { $0.emit(.load(width, signed: signed), register, index: index, displacement) }
                    let general = Self.bytes {
                        if signed {
                            $0.movsx(dst: register, src: place, from: width)
                        } else {
                            $0.movzx(dst: register, src: place, from: width)
                        }
                    }
                    #expect(try Self.text(own) == Self.text(general))
                }
                let own = Self.bytes { $0.emit(.store(width), register, index: index, displacement) }
                let general = Self.bytes { $0.mov(width, dst: place, src: register) }
                #expect(try Self.text(own) == Self.text(general))
            }
        }
    }

    @Test("a snippet is what it was made of, with its end filled in")
    func snippets() throws {
        for base in HostRegister.allCases {
            var sum = HostSnippet { $0.lea(.w64, dst: .rcx, src: .at(base, .max)) }
            let filled = Self.bytes { $0.emit(&sum, displacement: -0x1234_5678) }
            #expect(filled == Self.bytes { $0.lea(.w64, dst: .rcx, src: .at(base, -0x1234_5678)) })
            #expect(Self.bytes { $0.emit(&sum) } == Self.bytes { $0.lea(.w64, dst: .rcx, src: .at(base, .max)) })
        }
        var jump = HostSnippet {
            $0.alu(.cmp, .w64, dst: .rcx, src: 0x1_ffff)
            $0.jcc(.a, toOffset: 0)
        }
        let jumping = Self.bytes { asm in
            let label = asm.makeLabel()
            asm.emit(&jump, jumpingTo: label)
            asm.emit(&jump, jumpingTo: label)
            asm.nop(bytes: 3)
            asm.bind(label)
        }
        let expected = Self.bytes { asm in
            let label = asm.makeLabel()
            for _ in 0..<2 {
                asm.alu(.cmp, .w64, dst: .rcx, src: 0x1_ffff)
                asm.jcc(.a, label)
            }
            asm.nop(bytes: 3)
            asm.bind(label)
        }
        #expect(jumping == expected)
    }

    @Test("what leaves from a label is what leaves behind it, and all jumps there find it")
    func leaving() throws {
        let own = Self.bytes { asm in
            let label = asm.makeLabel()
            asm.jmp(label)
            asm.jcc(.e, label)
            #expect(asm.leave(from: Int32(label.number), pushing: 7, toOffset: 0x40) == 11)
            #expect(asm.offset(of: label) == 11)
        }
        let expected = Self.bytes { asm in
            let label = asm.makeLabel()
            asm.jmp(label)
            asm.jcc(.e, label)
            asm.bind(label)
            asm.leave(pushing: 7, toOffset: 0x40)
        }
        #expect(own == expected)
    }

    @Test(
        "a short addition to the frame is the addition of the general emitter", arguments: [0x108, -0x12345] as [Int32])
    func frame(displacement: Int32) throws {
        for value: Int8 in [1, 127, -128, -1] {
            let own = Self.bytes { $0.addToFrame(displacement, value) }
            let general = Self.bytes { $0.alu(.add, .w64, dst: .at(.rbp, displacement), src: Int32(value)) }
            #expect(own == general)
        }
    }
}
