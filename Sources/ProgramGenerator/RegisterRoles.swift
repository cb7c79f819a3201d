import GuestMachine

/// Registers that one program keeps for a purpose. 0 is none: the program does without.
///
/// The registers that have a role are written only by what their role says (links by calls, counters by their loops,
/// the others never), so that the program can be proven to end. Which register has which role changes with each
/// program.
struct RegisterRoles {
    /// Link register of functions that call nothing, and of those that call such.
    var leafLink: UInt32 = 0
    var nestedLink: UInt32 = 0
    /// Counters of main's outer and inner loops, and of functions' loops.
    var counters: (UInt32, UInt32, UInt32) = (0, 0, 0)
    /// Compared with by loops that count up.
    var limit: UInt32 = 0
    /// Points into code: for calls, patches, loads of code.
    var code: UInt32 = 0
    /// Points at the read-only table.
    var rom: UInt32 = 0
    /// Holds what a patch stores.
    var patch: UInt32 = 0
    /// Points at the island's page boundary.
    var island: UInt32 = 0
    /// Points where accesses fault.
    var wild: UInt32 = 0
    /// Any number, to which loops add another in each round: what is computed from it is new each time.
    var walker: UInt32 = 0
    /// What is added.
    var stride: UInt32 = 0
    /// Results are added to it, and nothing else is done with it: what was wrong once still shows at the end.
    var witness: UInt32 = 0
}

/// A reserved pointer to data.
struct BasePointer {
    /// The register that holds it.
    var register: UInt32 = 0
    /// The first offset that is no longer inside memory; beyond those that can be encoded if all are inside.
    var offsetEnd: Int32 = 4096
    /// Whether up to 2 KiB may be added to it besides.
    var canIndex = false
    /// Its value.
    var value: UInt64 = 0
}

extension ProgramGenerator {
    /// Where the data area's parts are, as offsets from its start. What is read-only or executed is kept apart from
    /// where bases can reach with any index and offset, so that no store meant as data changes control flow.
    enum DataMap {
        /// Bases other than that at the end lie here; with index and offset they reach 4 KiB further.
        static let bases = 0..<0x6000
        /// The read-only table begins here.
        static let rom = 0x8000..<0xb000
        /// Page boundaries that an island may lie across.
        static let islandPages = 0xc000 / 0x1000...0xd000 / 0x1000
    }

    /// Deals the registers out anew.
    mutating func drawRoles() {
        permuteRegisters()
        roles = RegisterRoles()
        var dealt = 0
        func deal(_ wanted: Bool) -> UInt32 {
            guard wanted else { return 0 }
            dealt += 1
            return UInt32(scratch.permutation[dealt - 1])
        }
        if mix.hasCalls {
            // x1 and x5 are the manual's link registers, which engines may predict returns by.
            let bits = random.next()
            if bits & 7 != 0 { swapIntoPlace(0, bits & 8 == 0 ? 1 : 5) }
            if bits & 0x70 != 0 { swapIntoPlace(1, bits & 8 == 0 ? 5 : 1) }
            roles.leafLink = deal(true)
            roles.nestedLink = deal(true)
        }
        if mix.hasLoops {
            roles.counters = (deal(true), deal(true), deal(mix.hasCalls))
            roles.limit = deal(true)
        }
        for index in 0..<4 { bases[index].register = deal(index < mix.baseCount) }
        roles.code = deal(mix.hasPatches || mix.readsCode)
        roles.rom = deal(mix.hasPatches || mix.hasTables)
        roles.patch = deal(mix.hasPatches)
        roles.island = deal(mix.hasIsland && mix.hasPatches)
        roles.wild = deal(mix.hasTraps)
        let walks = mix.hasLoops && abilities.allowed.contains(.add)
        (roles.walker, roles.stride) = (deal(walks), deal(walks))
        roles.witness = deal(mix.hasWitness)
        if random.next() & 1 == 0 {
            // Half of the time the stack pointer is one of those that are computed with, and frames are its.
            for index in dealt..<31 where scratch.permutation[index] == 2 {
                scratch.permutation[index] = scratch.permutation[dealt]
                scratch.permutation[dealt] = 2
            }
        }
        fillPool(after: dealt)
        setReservedValues()
    }

    /// x1–x31 in an order of one of 930: multiples of a step, counted around 31, which is prime.
    private mutating func permuteRegisters() {
        let step = 1 + random.below(30)
        var position = random.below(31)
        for index in 0..<31 {
            scratch.permutation[index] = UInt8(truncatingIfNeeded: 1 + position)
            position += step
            if position >= 31 { position -= 31 }
        }
    }

    private func swapIntoPlace(_ place: Int, _ register: UInt8) {
        for index in 0..<31 where scratch.permutation[index] == register {
            scratch.permutation[index] = scratch.permutation[place]
            scratch.permutation[place] = register
            return
        }
    }

    /// Fills the tables that operands are drawn from.
    private mutating func fillPool(after dealt: Int) {
        let first = scratch.permutation + dealt
        poolCount = min(mix.poolCount, 31 - dealt)
        var next = 0
        func nextOfPool() -> UInt8 {
            let register = first[next]
            next = next + 1 == poolCount ? 0 : next + 1
            return register
        }
        for index in 0..<8 { scratch.sources[index] = nextOfPool() }
        for index in 32..<GeneratorScratch.sourceCount - 3 { scratch.sources[index] = nextOfPool() }
        scratch.sources[GeneratorScratch.sourceCount - 3] = 0
        // Two strangers: registers with roles serve as data as well, and those without any keep their first value.
        let bits = random.next()
        scratch.sources[GeneratorScratch.sourceCount - 2] = UInt8(1 + (bits & 0xffff) % 31)
        scratch.sources[GeneratorScratch.sourceCount - 1] = UInt8(1 + (bits >> 16 & 0xffff) % 31)
        if roles.walker != 0 {
            // One source in eight; more often right behind the addition.
            for index in 32..<40 { scratch.sources[index] = UInt8(truncatingIfNeeded: roles.walker) }
        }
        for index in 0..<GeneratorScratch.destinationCount - 1 { scratch.destinations[index] = nextOfPool() }
        scratch.destinations[GeneratorScratch.destinationCount - 1] = 0
        recent = 0
    }

    /// Gives every register its first value.
    private mutating func setReservedValues() {
        let registers = scratch.registers
        registers[0] = 0
        for index in 1..<32 { registers[index] = drawValue() }
        for index in 0..<mix.baseCount {
            setBase(index)
            registers[Int(bases[index].register)] = bases[index].value
        }
        limit = 2 + random.below(mix.isHot ? 400 : 20)
        codePointer = ProgramMap.codeBase + UInt64(4 * mix.leadWords + 8 * random.below(64))
        romAddress = ProgramMap.dataBase + UInt64(DataMap.rom.lowerBound + 8 * random.below(DataMap.rom.count / 8))
        romPointer = romAddress + [0, 8, 120, 2040, 1024, 2048, 0, 256][random.below(8)]
        let page = random.number(in: DataMap.islandPages)
        islandBoundary = ProgramMap.dataBase + UInt64(page) << 12
        setReserved(roles.limit, UInt64(limit))
        if roles.walker != 0 {
            setReserved(roles.walker, random.next())
            setReserved(roles.stride, random.next() | 1)
        }
        setReserved(roles.code, codePointer)
        setReserved(roles.rom, romPointer)
        setReserved(roles.island, islandBoundary)
    }

    /// Gives a register with a role its first value; none, if the program does without.
    @inline(__always)
    mutating func setReserved(_ register: UInt32, _ value: UInt64) {
        if register != 0 { scratch.registers[Int(register)] = value }
    }

    /// Points base `index` at its kind of place: the first anywhere, the second at a page boundary or close to the first,
    /// the third at the end of memory, the fourth at the start of data.
    private mutating func setBase(_ index: Int) {
        var base = BasePointer(register: bases[index].register)
        let bits = random.next()
        let near = bits & 15
        switch index {
        case 0:
            base.value = ProgramMap.dataBase + (bits >> 8) % UInt64(DataMap.bases.upperBound)
            if bits & 0x80 != 0 { base.value &= ~7 }
            base.canIndex = true
        case 1 where bits & 0x30 == 0:
            // Two registers for nearly the same address: what is kept of the one's memory must heed the other's stores.
            base.value = max(ProgramMap.dataBase, bases[0].value &+ 4 * (bits >> 8 & 15) &- 32)
            base.canIndex = true
        case 1:
            base.value = ProgramMap.dataBase + (1 + (bits >> 8) % 5) << 12 &+ near &- 8
            base.canIndex = true
        case 2:
            // Inside, so that what follows fits, or far behind, so that only a negative offset leads back.
            let distance = 8 + Int64(bits >> 8 & 63)
            let isBehind = bits & 0x30 == 0
            base.offsetEnd = Int32(truncatingIfNeeded: isBehind ? -8 * distance : distance)
            base.value = ProgramMap.window.upperBound &- UInt64(bitPattern: Int64(base.offsetEnd))
        default:
            base.value = ProgramMap.dataBase + near
            base.canIndex = true
        }
        bases[index] = base
    }
}
