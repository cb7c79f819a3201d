import HostDisassembly
import HostX86
import Testing

@Suite("Control flow") struct ControlTests {
    @Test("a label may be bound after its jumps, before them, or in between")
    func labels() throws {
        let emission = Emission()
        let label = emission.makeLabel()
        // jcc has 6 bytes, jmp and call 5: the label lies at 11, behind the first two.
        emission.expect("je 0xb") { $0.jcc(.e, label) }
        emission.expect("jmp 0xb") { $0.jmp(label) }
        #expect(emission.offset(of: label) == nil)
        emission.bind(label)
        #expect(emission.offset(of: label) == 11)
        emission.expect("call 0xb") { $0.call(label) }
        emission.expect("jmp 0xb") { $0.jmp(label) }
        emission.expect("jg 0xb") { $0.jcc(.g, label) }
        try emission.verify()
    }

    @Test("many labels with many jumps each, bound in another order, all arrive")
    func manyLabels() throws {
        let labelCount = 16
        let jumpCount = 256
        let jumpByteCount = 5
        let emission = Emission()
        let labels = (0..<labelCount).map { _ in emission.makeLabel() }
        for jump in 0..<jumpCount {
            let labelNumber = jump * 7 % labelCount
            // Behind the jumps comes one ret per label, in reverse order.
            let target = jumpByteCount * jumpCount + labelCount - 1 - labelNumber
            emission.expect("jmp \(Emission.address(target))") { $0.jmp(labels[labelNumber]) }
        }
        for label in labels.reversed() {
            emission.bind(label)
            emission.expect("ret") { $0.ret() }
        }
        try emission.verify()
    }

    @Test("all 16 conditions jump, to offsets before and behind", arguments: HostCondition.allCases)
    func conditions(condition: HostCondition) throws {
        let emission = Emission()
        for target in [0, 6, 0x1000, 0x10_0000] {
            emission.expect("j\(condition) \(Emission.address(target))") { $0.jcc(condition, toOffset: target) }
        }
        try emission.verify()
        #expect(condition.inverted != condition)
        #expect(condition.inverted.inverted == condition)
        let name = "\(condition)"
        #expect("\(condition.inverted)" == (name.hasPrefix("n") ? String(name.dropFirst()) : Self.inverse[name]))
    }

    /// Written out, because the manual's names are not regular.
    private static let inverse = [
        "o": "no", "b": "ae", "ae": "b", "e": "ne", "be": "a", "a": "be", "s": "ns", "p": "np", "l": "ge", "ge": "l",
        "le": "g", "g": "le",
    ]

    @Test("jumps and calls through every register and sampled memory; the rest")
    func indirect() throws {
        let emission = Emission()
        for register in allRegisters {
            emission.expect("jmp \(register.name(.w64))") { $0.jmp(register) }
            emission.expect("call \(register.name(.w64))") { $0.call(register) }
        }
        for memory in sampledMemory {
            emission.expect("jmp qword ptr \(memory.text)") { $0.jmp(memory.operand) }
            emission.expect("call qword ptr \(memory.text)") { $0.call(memory.operand) }
        }
        emission.expect("ret") { $0.ret() }
        emission.expect("int3") { $0.int3() }
        emission.expect("ud2") { $0.ud2() }
        emission.expect("jmp 0") { $0.jmp(toOffset: 0) }
        emission.expect("call 0") { $0.call(toOffset: 0) }
        try emission.verify()
    }

    @Test("leaving with a number is push imm32 and jmp rel32")
    func leaving() throws {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 16)
        defer { memory.deallocate() }
        let scratch = AssemblerScratch()
        var assembler = Assembler(memory: memory, scratch: scratch)
        assembler.leave(pushing: 0x7edc_ba98, toOffset: 0x110)
        #expect(assembler.offset == 10)
        #expect(Array(memory[..<10]) == [0x68, 0x98, 0xba, 0xdc, 0x7e, 0xe9, 0x06, 0x01, 0x00, 0x00])
    }

    @Test("nop fills any number of bytes with as few instructions as can be", arguments: 0...40)
    func nops(byteCount: Int) throws {
        let scratch = AssemblerScratch(labelCapacity: 1)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 128, alignment: 16)
        defer { memory.deallocate() }
        var assembler = Assembler(memory: memory, scratch: scratch)
        assembler.nop(bytes: byteCount)
        #expect(assembler.offset == byteCount)
        let emitted = UnsafeRawBufferPointer(rebasing: memory[..<byteCount])
        let instructions = try HostDisassembler().disassemble(bytes: emitted, address: 0)
        #expect(instructions.count == (byteCount + 8) / 9)
        #expect(instructions.allSatisfy { $0.text.hasPrefix("nop") })
        #expect(instructions.map(\.bytes.count).reduce(0, +) == byteCount)
        assembler.align(to: 16)
        #expect(assembler.offset == (byteCount + 15) / 16 * 16)
    }
}
