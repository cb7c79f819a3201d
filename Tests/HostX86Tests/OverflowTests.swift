import HostX86
import Testing

@Suite("Overflow") struct OverflowTests {
    @Test("an assembler without room sets its flag and writes nothing behind its end", arguments: 0...100)
    func stops(byteCount: Int) {
        let scratch = AssemblerScratch(labelCapacity: 1)
        let guardByteCount = 64
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount + guardByteCount, alignment: 16)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0xA5)
        let own = UnsafeMutableRawBufferPointer(rebasing: memory[..<byteCount])
        var assembler = Assembler(memory: own, scratch: scratch)
        #expect(!assembler.overflowed)
        let place = HostMemory.at(.r12, index: .r13, .max).address32.inGS
        for _ in 0..<20 { assembler.alu(.add, .w64, dst: place, src: .max) }
        #expect(assembler.overflowed)
        #expect(assembler.offset <= byteCount)
        #expect(memory[byteCount...].allSatisfy { $0 == 0xA5 })

        // Small instructions, labels and jumps are refused as well, although they would fit.
        let offset = assembler.offset
        let label = assembler.makeLabel()
        assembler.ret()
        assembler.jmp(label)
        assembler.nop(bytes: 100)
        assembler.bind(label)
        #expect(assembler.offset == offset)
        #expect(assembler.overflowed)
    }

    @Test("an assembler uses all of its memory but the slack")
    func fills() {
        let scratch = AssemblerScratch(labelCapacity: 1)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 16)
        defer { memory.deallocate() }
        var assembler = Assembler(memory: memory, scratch: scratch)
        while !assembler.overflowed { assembler.ret() }
        #expect(assembler.offset == 1000 - 31)
    }

    @Test("one label too many is an overflow")
    func labels() {
        let scratch = AssemblerScratch(labelCapacity: 3)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 16)
        defer { memory.deallocate() }
        var assembler = Assembler(memory: memory, scratch: scratch)
        for _ in 0..<3 { assembler.bind(assembler.makeLabel()) }
        #expect(!assembler.overflowed)
        let label = assembler.makeLabel()
        #expect(assembler.overflowed)
        assembler.jmp(label)
        assembler.bind(label)
        #expect(assembler.offset == 0)
    }
}
