import EngineCatalogue
import GuestISA
import GuestMachine
import PlantedFaults
import ProgramGenerator

/// Gives one engine hostile addresses and compares what comes of it with the contract.
final class AddressAttack {
    /// An access or jump that did not end as the contract says, or changed what it must not; one line.
    struct Breach: Error, CustomStringConvertible {
        let description: String
    }

    /// How the engine is set up.
    let options: EngineOptions
    private let map: AttackedMemory.Map
    private let target: AttackedMemory
    private let host: HostTargets
    private let engine: any Engine
    private var random: RandomSource
    private let hostAddresses: [UInt64]
    private let offsets: [Int32]
    /// How far around an end addresses are aimed.
    private let reach: UInt64
    /// Addresses tried so far.
    private(set) var count = 0
    /// Those of them that the guest may use.
    private(set) var allowedCount = 0

    /// An attack on a new engine with a memory of its own.
    ///
    /// - Parameter isQuick: Whether one offset and few of the addresses to aim at are enough.
    /// - Parameter fault: A fault to plant, or nil.
    /// - Throws: What making the memory or the engine throws.
    init(
        _ kind: EngineKind, _ map: AttackedMemory.Map, options: EngineOptions, seed: UInt64,
        isQuick: Bool = false, fault: Fault? = nil
    ) throws {
        self.options = options
        self.map = map
        target = try AttackedMemory(map)
        host = try HostTargets()
        engine = try EngineCatalogue.make(kind, memory: target.memory, fault: fault, options: options)
        offsets = isQuick ? [2047] : AttackingInstruction.offsets
        reach = isQuick ? 8 : 16
        random = RandomSource(seed: seed, program: 0)
        // Translated by the distance between guest and host addresses: where an engine that forgets to check would go.
        let memory = target.memory
        let bias = UInt64(UInt(bitPattern: memory.hostAddress(memory.base))) &- memory.base
        let aimed = try host.addresses()
        let step = isQuick ? max(1, aimed.count / 8) : 1
        hostAddresses = stride(from: 0, to: aimed.count, by: step).flatMap { [aimed[$0] &- bias, aimed[$0]] }
    }

    /// Tries `addressCount` addresses with one instruction, in equal parts with each offset.
    ///
    /// - Throws: `Breach`.
    func run(_ instruction: AttackingInstruction, addressCount: Int) throws {
        for offset in offsets {
            try target.put(instruction.code(offset: offset))
            var rest = max(1, addressCount / offsets.count)
            var aimed = aimedAddresses(instruction).makeIterator()
            while true {
                let address: UInt64
                if let next = aimed.next() {
                    address = next
                } else if rest > 0 {
                    address = randomAddress()
                    rest -= 1
                } else {
                    break
                }
                try attack(instruction, address: address, offset: offset)
            }
            if let place = target.firstDifference() {
                throw breach(instruction, "guest memory at \(hex(place)) was changed")
            }
            guard host.areWhole else { throw breach(instruction, "memory of the host was changed") }
        }
    }

    private func breach(_ instruction: AttackingInstruction, _ text: String) -> Breach {
        Breach(description: "\(engine.kind.rawValue), \(map.rawValue), \(instruction.opcode.mnemonic): \(text)")
    }
}

// MARK: - Where to

extension AddressAttack {
    /// Around the ends of every region, of the window, of the address space, and of what the host has mapped.
    private func aimedAddresses(_ instruction: AttackingInstruction) -> [UInt64] {
        let memory = target.memory
        var ends = target.regions.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
        ends += [0, 1 << 31, 1 << 32, 1 << 47, 1 << 63, memory.base, memory.base &+ memory.size]
        ends += [memory.base &- GuestMemory.guardBytes, memory.base &+ memory.size &+ GuestMemory.guardBytes]
        let around = ends.flatMap { end in (0...2 * reach).map { end &+ $0 &- reach } }
        return around + hostAddresses.flatMap { [$0, $0 &- 1, $0 &- UInt64(instruction.byteCount), $0 &+ 7] }
    }

    private func randomAddress() -> UInt64 {
        let noise = random.next()
        switch random.below(6) {
        case 0: return noise
        case 1: return noise >> UInt64(random.below(64))
        case 2:
            let region = target.regions[random.below(target.regions.count)].range
            return region.lowerBound &+ noise % (region.upperBound - region.lowerBound)
        case 3: return hostAddresses[random.below(hostAddresses.count)] &+ noise % 0x4000 &- 0x2000
        case 4:
            // A right address with a bit too many.
            let region = target.regions[random.below(target.regions.count)].range
            return (region.lowerBound &+ noise % 0x2000) ^ 1 << UInt64(random.below(64))
        default: return target.memory.base &+ noise % (4 * GuestMemory.guardBytes) &- 2 * GuestMemory.guardBytes
        }
    }
}

// MARK: - What must come of it

extension AddressAttack {
    private func attack(_ instruction: AttackingInstruction, address: UInt64, offset: Int32) throws(Breach) {
        let code = AttackedMemory.codeBase
        // A store into the attacking code itself would change what is tried, and a jump there would not end.
        if instruction.kind == .store || instruction.kind == .jump,
            address &- code &+ 8 < AttackedMemory.codeSize + 16
        {
            return
        }
        var hart = HartState(pc: code)
        hart.x[5] = address &- UInt64(bitPattern: Int64(offset))
        let value = random.next()
        hart.x[7] = value
        var expected = hart
        let exit = expect(instruction, address: address, &expected)
        let found = engine.run(&hart, fuel: 100)
        count += 1
        if options.use == .process(countsInstructions: false) { hart.instret = expected.instret }
        guard found == exit, hart == expected else {
            throw breach(
                instruction,
                "address \(hex(address)) ended in \(found) at \(hex(hart.pc)) with x7 \(hex(hart.x[7])), expected "
                    + "\(exit) at \(hex(expected.pc)) with x7 \(hex(expected.x[7]))")
        }
        if instruction.kind == .store,
            let place = target.firstDifference(at: address, count: instruction.byteCount)
        {
            throw breach(
                instruction, "guest memory at \(hex(place)) is not what a store to \(hex(address)) leaves")
        }
    }

    /// How `nop`, the instruction and `ecall` end; advances the hart to there.
    private func expect(_ instruction: AttackingInstruction, address: UInt64, _ hart: inout HartState) -> Exit {
        let code = AttackedMemory.codeBase
        func stop(_ cause: TrapCause, _ value: UInt64, pc: UInt64, retired: UInt64) -> Exit {
            hart.pc = pc
            hart.instret = retired
            return .trap(Trap(cause, value: value))
        }
        let size = instruction.byteCount
        switch instruction.kind {
        case .load(let isSigned):
            if let outside = target.firstForbidden(address, count: size, .read) {
                return stop(.loadAccessFault, outside, pc: code + 4, retired: 1)
            }
            var value = target.value(at: address, count: size)
            if isSigned, size < 8, value >> UInt64(8 * size - 1) == 1 { value |= .max << UInt64(8 * size) }
            hart.x[7] = value
        case .store:
            if let outside = target.firstForbidden(address, count: size, .write) {
                return stop(.storeAccessFault, outside, pc: code + 4, retired: 1)
            }
            target.store(hart.x[7], at: address, count: size)
        case .jump:
            let destination = address & ~1
            if destination % 4 != 0 {
                return stop(.instructionAddressMisaligned, destination, pc: code + 4, retired: 1)
            }
            hart.x[7] = code + 8
            if let outside = target.firstForbidden(destination, count: size, .execute) {
                return stop(.instructionAccessFault, outside, pc: destination, retired: 2)
            }
            allowedCount += 1
            return stop(.environmentCall, 0, pc: destination, retired: 2)
        }
        allowedCount += 1
        return stop(.environmentCall, 0, pc: code + 8, retired: 2)
    }
}
