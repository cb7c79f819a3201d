import GuestMachine

/// Makes initial registers zero, all at once and then one at a time, else smaller.
struct SimplifyRegisters: Reducer {
    let name = "simplify registers"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let used = program.registers.indices.filter { program.registers[$0] != 0 }
        var count = used.count
        while count > 0 {
            for start in stride(from: 0, to: used.count, by: count) {
                var candidate = program
                for register in used[start..<min(used.count, start + count)] { candidate.registers[register] = 0 }
                if propose(candidate) { return }
            }
            count /= 2
        }
        for register in used {
            for value in SimplifyRegisters.simpler(program.registers[register]) {
                var candidate = program
                candidate.registers[register] = value
                if propose(candidate) { return }
            }
        }
        proposeMerged(program, used, propose)
    }

    /// Leaves what two values have together to one of them: it may be all that matters.
    private func proposeMerged(_ program: Program, _ used: [Int], _ propose: (Program) -> Bool) {
        for kept in used.prefix(8) {
            for dropped in used.prefix(8) where dropped != kept {
                let (a, b) = (program.registers[kept], program.registers[dropped])
                for value in [a ^ b, a &- b, a &+ b] {
                    var candidate = program
                    candidate.registers[kept] = value
                    candidate.registers[dropped] = 0
                    if propose(candidate) { return }
                }
            }
        }
    }

    /// Simpler values than `value`, boldest first.
    static func simpler(_ value: UInt64) -> [UInt64] {
        let low32 = value & 0xffff_ffff
        let top = value == 0 ? 0 : UInt64(1) << UInt64(63 - value.leadingZeroBitCount)
        var list: [UInt64] = [
            1, 2, 0x7f, 0x80, 0x8000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 32, 1 << 63,
            ProgramMap.codeBase, ProgramMap.dataBase, .max, top, low32, value & ~0xfff, value >> 1, value >> 8,
            value &- 1,
        ]
        // Each bit by itself: what is left are the bits that matter.
        for bit in (0..<64).reversed() where value >> UInt64(bit) & 1 == 1 { list.append(value & ~(1 << UInt64(bit))) }
        return list.filter { $0 != value }
    }
}

/// Drops data segments, all, halves of them, and single ones; halves them, zeroes bytes.
struct SimplifyData: Reducer {
    let name = "simplify data"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        var count = program.data.count
        while count > 0 {
            for start in stride(from: 0, to: program.data.count, by: count) {
                var candidate = program
                candidate.data.removeSubrange(start..<min(start + count, program.data.count))
                if propose(candidate) { return }
            }
            count /= 2
        }
        for index in program.data.indices {
            for segment in SimplifyData.simpler(program.data[index]) {
                var candidate = program
                candidate.data[index] = segment
                if propose(candidate) { return }
            }
        }
    }

    private static func simpler(_ segment: MemorySegment) -> [MemorySegment] {
        var list: [MemorySegment] = []
        let half = segment.bytes.count / 2
        if half > 0 {
            list.append(MemorySegment(address: segment.address, bytes: Array(segment.bytes[..<half])))
            list.append(
                MemorySegment(address: segment.address + UInt64(half), bytes: Array(segment.bytes[half...])))
            list.append(MemorySegment(address: segment.address, bytes: segment.bytes.dropLast()))
            list.append(MemorySegment(address: segment.address + 1, bytes: Array(segment.bytes.dropFirst())))
        }
        for (index, byte) in segment.bytes.enumerated() where byte != 0 {
            for value in [0, 1, byte & 0x80, byte >> 1] as [UInt8] where value != byte {
                var simpler = segment
                simpler.bytes[index] = value
                list.append(simpler)
            }
        }
        return list
    }
}

/// Lowers fuel by powers of two.
struct LowerFuel: Reducer {
    let name = "lower fuel"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        var values = [UInt64(program.code.count)]
        var less = program.fuel == 0 ? 0 : UInt64(1) << UInt64(63 - program.fuel.leadingZeroBitCount)
        while less > 0 {
            values.append(program.fuel - less)
            less /= 2
        }
        for fuel in values where fuel > 0 && fuel < program.fuel {
            var candidate = program
            candidate.fuel = fuel
            if propose(candidate) { return }
        }
    }
}

/// Takes away most of the fuel that is not used until the program goes wrong, so that candidates that do not end cost
/// little. Some is left: where a program is stopped may matter.
struct BoundFuel: Reducer {
    let name = "bound fuel"

    /// Instructions that the simplest program so far retires before the one that goes wrong.
    let culprit: () -> UInt64

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let (twice, overflow) = culprit().multipliedReportingOverflow(by: 2)
        guard !overflow, twice < program.fuel, program.fuel - twice > 256 else { return }
        var candidate = program
        candidate.fuel = twice + 128
        _ = propose(candidate)
    }
}
