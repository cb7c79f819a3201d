import GuestISA
import GuestMachine

@testable import ProgramGenerator

/// FNV-1a, 64 bits, over everything a program consists of, each number as eight bytes from the lowest.
func digest(_ program: Program) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) as StrideTo<UInt64> {
            hash = (hash ^ value >> shift & 0xff) &* 0x100_0000_01b3
        }
    }
    for word in program.code { add(UInt64(word)) }
    for register in program.registers { add(register) }
    for segment in program.data {
        add(segment.address)
        for byte in segment.bytes { add(UInt64(byte)) }
    }
    add(program.pc)
    add(program.fuel)
    return hash
}

/// A program from assembler text at the start of code.
func program(
    _ text: String, registers: [Int: UInt64] = [:], data: [MemorySegment] = []
) throws -> Program {
    let code = try GuestAssembler.assemble(text, at: ProgramMap.codeBase)
    var values = Array(repeating: UInt64(0), count: 32)
    for (register, value) in registers { values[register] = value }
    return Program(code: code.words, registers: values, data: data)
}

/// What of a program is executed as instructions: its code and the island, if it has one.
func instructionWords(_ program: Program, _ generator: ProgramGenerator) -> [UInt32] {
    var words = program.code
    for index in 0..<generator.layout.islandEnd { words.append(generator.scratch.words[index]) }
    return words
}
