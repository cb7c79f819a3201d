import GuestISA
import GuestMachine
import TestSupport

@testable import CorpusStore

/// Program files for tests.
enum SampleFiles {
    /// A small file in which everything is present and different.
    static let complete: ProgramFile = {
        var program = Program(code: [0x0010_0093, 0x0000_0073], pc: 0x8000_0004, fuel: 1000)
        for index in 1..<32 { program.registers[index] = UInt64(index) * 0x0101_0101_0101_0101 }
        program.data = [
            MemorySegment(address: 0x8001_0000, bytes: [1, 2, 3]), MemorySegment(address: 0x8001_fffe, bytes: [4, 5]),
        ]
        return ProgramFile(
            program, origin: Origin(generatorVersion: 3, seed: 42, index: 412),
            finding: FindingInfo(engines: ["interp", "ir"], modes: ["block", "free/17"], signature: "ir-sraiw-rd"))
    }()

    /// A random file within all limits.
    static func random(_ random: inout TestRandom) -> ProgramFile {
        var program = Program(code: (0..<random.below(40)).map { _ in word(&random) })
        program.pc = random.below(4) == 0 ? random.next() & ~3 : ProgramMap.codeBase + UInt64(4 * random.below(40))
        program.fuel = random.next() % (ProgramFile.maximumFuel + 1)
        for index in 1..<32 where random.below(2) == 0 {
            program.registers[index] = random.next() >> UInt64(random.below(64))
        }
        var address = ProgramMap.dataBase
        for _ in 0..<random.below(4) {
            address += UInt64(random.below(100))
            let bytes = (0..<1 + random.below(70)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            program.data.append(MemorySegment(address: address, bytes: bytes))
            address += UInt64(bytes.count)
        }
        var file = ProgramFile(program)
        if random.below(2) == 0 {
            file.origin = Origin(
                generatorVersion: UInt32(truncatingIfNeeded: random.next()), seed: random.next(), index: random.next())
        }
        if random.below(2) == 0 {
            let names = ["interp", "ir", "ir-portable", "direct", "free/17", "a", String(repeating: "n", count: 32)]
            let signatures = ["", "ir-sraiw-rd", "é: größer # = ,", String(repeating: "s", count: 255)]
            file.finding = FindingInfo(
                engines: (0..<random.below(9)).map { _ in random.pick(names) },
                modes: (0..<random.below(9)).map { _ in random.pick(names) }, signature: random.pick(signatures))
        }
        return file
    }

    /// An instruction with random operands, or any word at all.
    static func word(_ random: inout TestRandom) -> UInt32 {
        let noise = UInt32(truncatingIfNeeded: random.next())
        guard random.below(4) != 0 else { return noise }
        let spec = random.pick(InstructionSpec.table)
        var word = spec.match | noise & ~spec.mask
        // Most targets near by, so that some lie in the code.
        if spec.format == .b && random.below(4) != 0 { word &= 0x81ff_ffff }
        if spec.format == .j && random.below(4) != 0 { word &= 0x86f0_0fff }
        return word
    }
}
