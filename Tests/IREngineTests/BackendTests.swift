import GuestISA
import GuestMachine
import HostDisassembly
import HostX86
import IREngine
import PlantedFaults
import ManualMeaning
import TestSupport
import Testing
import TranslationRuntime

/// Gives the runtime the code of fixed ops, whatever the guest code is.
private final class FixedOps: BlockTranslator {
    let ops: OpBlock
    var backend: X86Backend<NoFault>

    init(_ ops: OpBlock, _ memory: GuestMemory, _ globals: GlobalMap, usesBMI2: Bool) {
        self.ops = ops
        backend = X86Backend(
            for: ops, memory: memory, globals: globals, optimizations: usesBMI2 ? .all : .all.subtracting(.bmi2),
            faults: NoFault())
    }

    deinit { backend.deallocate() }

    func translate(_ block: GuestBlock, into builder: inout BlockBuilder) {
        backend.emit(ops, from: block, into: &builder)
    }
}

/// Runs blocks of ops, which no front end has to make, on both back ends.
private final class TwoBackends {
    private static var instructionCount: Int { 128 }

    private let memory: GuestMemory
    private let runtime: TranslationRuntime
    private let values = UnsafeMutablePointer<UInt64>.allocate(capacity: 8192)
    private let fixed: FixedOps

    /// The block that `run` runs; tests fill it.
    var block: OpBlock { fixed.ops }

    init(_ globals: GlobalMap = .standard, usesBMI2: Bool = HostFeatures.hasBMI2) throws {
        memory = try GuestMemory.forPrograms()
        fixed = FixedOps(OpBlock(), memory, globals, usesBMI2: usesBMI2)
        runtime = try TranslationRuntime(memory: memory, pinned: globals.pinned)
        // The ops are attributed to NOPs, so that the runtime knows how many instructions the block has.
        let words = Array(repeating: try #require(Instruction.nop.encoded), count: TwoBackends.instructionCount)
        #expect(words.withUnsafeBytes { memory.write($0, at: ProgramMap.codeBase) })
    }

    deinit { values.deallocate() }

    /// The guest registers and the first bytes of data that each back end leaves, portable first.
    func run(_ registers: [UInt64]) -> [(registers: [UInt64], data: [UInt8])] {
        Liveness.run(on: block)
        let host = run(registers) { hart in
            runtime.reset()
            let exit = runtime.run(&hart, fuel: UInt64(TwoBackends.instructionCount), fixed)
            #expect(exit == .fuelExhausted)
        }
        let portable = run(registers) { hart in
            let backend = PortableBackend(memory: memory, values: values, faults: NoFault())
            let kept = PortableBlock(block, from: [])
            #expect(backend.run(kept, &hart) { false }.trap == nil)
        }
        return [portable, host]
    }

    private func run(
        _ registers: [UInt64], _ body: (inout HartState) -> Void
    ) -> (registers: [UInt64], data: [UInt8]) {
        // Written beforehand, so that every store is fast: the runtime could not go on in the middle of the ops.
        let data = (0..<256).map { UInt8(truncatingIfNeeded: $0 &* 73) }
        #expect(data.withUnsafeBytes { memory.write($0, at: ProgramMap.dataBase) })
        var hart = HartState(pc: ProgramMap.codeBase)
        for index in 1..<32 { hart.x[index] = registers[index] }
        body(&hart)
        let bytes = UnsafeRawBufferPointer(start: memory.hostAddress(ProgramMap.dataBase), count: 256)
        return ((0..<32).map { hart.x[$0] }, Array(bytes))
    }

    /// Ends the block with a `goto`, as the runtime expects.
    func end() {
        let count = TwoBackends.instructionCount
        block.append(Op(.goto, instruction: UInt16(count - 1), imm: ProgramMap.codeBase + 4 * UInt64(count)))
        block.instructionCount = count
    }
}

@Suite("Back ends on ops") struct BackendTests {
    /// Where an operand comes from, which decides the shape of the host code.
    enum Source: CaseIterable { case register, readOnce, constant, immediate }

    private func operand(_ source: Source, _ value: UInt64, _ register: UInt8, _ block: OpBlock) -> Temp {
        switch source {
        case .constant, .immediate: return block.append(Op(.const, imm: value))
        case .readOnce: return block.append(Op(.get, detail: register))
        case .register:
            let temp = block.append(Op(.get, detail: register))
            // A second use keeps it in a register.
            block.append(Op(.set, detail: register + 10, a: temp))
            return temp
        }
    }

    @Test(
        "every op that computes gives the same on both, however its operands are held",
        arguments: OpKind.allCases.filter { $0.isBinary || $0.isUnary })
    func computation(_ kind: OpKind) throws {
        for globals in Self.maps { try compare(kind, TwoBackends(globals)) }
    }

    /// Maps that pin none, some and all of the registers that `compare` uses.
    static let maps = [[], [6, 20], [7, 20, 21], [6, 7, 16, 17, 20, 21, 22]].map(GlobalMap.init(pinning:))

    @Test(
        "shifts give the same on hosts without BMI2",
        arguments: [OpKind.shl, .shr, .sar, .shlw, .shrw, .sarw])
    func plainShifts(_ kind: OpKind) throws {
        for globals in Self.maps { try compare(kind, TwoBackends(globals, usesBMI2: false)) }
    }

    private func compare(_ kind: OpKind, _ backends: TwoBackends) throws {
        let block = backends.block
        let edges: [UInt64] = [1, 63, 0x8000_0000, 1 << 63, .max, 0x0123_4567_89ab_cdef]
        for sourceA in Source.allCases where sourceA != .immediate {
            for sourceB in Source.allCases where kind.isBinary || sourceB == .constant {
                for a in edges {
                    for b in kind.isBinary ? edges : [0] {
                        // Each result kept or not, and operands that live on or not.
                        for livesOn in [false, true] {
                            block.begin(at: ProgramMap.codeBase)
                            let x = operand(sourceA, a, 6, block)
                            let y = kind.isBinary && sourceB != .immediate ? operand(sourceB, b, 7, block) : Op.none
                            let z = block.append(Op(kind, a: x, b: y, imm: b))
                            block.append(Op(.set, detail: 20, a: z))
                            if livesOn {
                                block.append(Op(.set, detail: 21, a: x))
                                if y != Op.none { block.append(Op(.set, detail: 22, a: y)) }
                            }
                            backends.end()
                            var registers = [UInt64](repeating: 0, count: 32)
                            (registers[6], registers[7]) = (a, b)
                            let results = backends.run(registers)
                            guard results[0] != results[1] else { continue }
                            Issue.record("\(block.line) with \(a), \(b): \(results.map(\.registers))")
                        }
                    }
                }
            }
        }
    }

    /// Ops with operands from anywhere before, so that up to a hundred values are needed at once.
    private func fill(_ backends: TwoBackends, _ random: inout TestRandom) {
        let block = backends.block
        block.begin(at: ProgramMap.codeBase)
        let computing = OpKind.allCases.filter { $0.isBinary || $0.isUnary }
        let loads = OpKind.allCases.filter(\.isLoad)
        let stores = OpKind.allCases.filter(\.isStore)
        var temps: [Temp] = []
        func place() -> UInt64 { UInt64(random.below(240)) }
        for instruction in 0..<110 as Range<UInt16> {
            func append(_ kind: OpKind, detail: UInt8 = 0, a: Temp = Op.none, b: Temp = Op.none, imm: UInt64 = 0) {
                let temp = block.append(
                    Op(kind, detail: detail, instruction: instruction, a: a, b: b, imm: imm))
                if kind.hasValue { temps.append(temp) }
            }
            switch temps.isEmpty ? 0 : random.below(12) {
            case 0, 1: append(.get, detail: UInt8(1 + random.below(30)))
            case 2: append(.const, imm: random.pick(boundaryValues))
            case 3: append(.set, detail: UInt8(1 + random.below(30)), a: random.pick(temps))
            case 4: append(random.pick(loads), imm: ProgramMap.dataBase + place())
            case 5:
                // x31 holds the data's address.
                append(.get, detail: 31)
                append(random.pick(loads), a: Temp(block.count - 1), imm: place())
            case 6: append(random.pick(stores), b: random.pick(temps), imm: ProgramMap.dataBase + place())
            case 7:
                append(.get, detail: 31)
                append(random.pick(stores), a: Temp(block.count - 1), b: random.pick(temps), imm: place())
            default:
                let kind = random.pick(computing)
                let isImmediate = random.below(3) == 0
                append(
                    kind, a: random.pick(temps), b: kind.isUnary || isImmediate ? Op.none : random.pick(temps),
                    imm: random.pick(boundaryValues))
            }
        }
        for register in 1...30 as ClosedRange<UInt8> {
            block.append(Op(.set, detail: register, instruction: 110, a: random.pick(temps)))
        }
        backends.end()
    }

    @Test(
        "blocks that need more values than there are registers give the same on both", arguments: 0..<4,
        [GlobalMap.standard, GlobalMap(pinning: []), GlobalMap(pinning: [31, 4, 30, 7])])
    func pressure(_ seed: UInt64, _ globals: GlobalMap) throws {
        let backends = try TwoBackends(globals)
        var random = TestRandom(seed: seed)
        for _ in 0..<40 {
            fill(backends, &random)
            #expect(Verifier().firstError(in: backends.block) == nil)
            let registers = (0..<32).map { index -> UInt64 in
                index == 0 ? 0 : index == 31 ? ProgramMap.dataBase : random.pick(boundaryValues)
            }
            let results = backends.run(registers)
            if results[0] != results[1] { Issue.record("\(backends.block): \(results)") }
        }
    }

    @Test("every host instruction of random blocks is one that the disassembler knows")
    func disassembles() throws {
        let machine = try Machine(.host)
        let engine = try #require(machine.engine as? IRHostEngine<NoFault>)
        let disassembler = try HostDisassembler()
        var random = RandomCode(seed: 9)
        for _ in 0..<20 {
            try machine.write(try random.instructions(80))
            let listing = try #require(engine.hostListing(at: Machine.codeBase))
            let unknown = listing.bytes.withUnsafeBytes { disassembler.firstUndecodableOffset(in: $0) }
            #expect(unknown == nil)
            #expect(listing.parts.map(\.instruction) == listing.parts.map(\.instruction).sorted())
            #expect(listing.parts.allSatisfy { $0.offset <= listing.bytes.count })
        }
    }

    @Test("an address that the guest may not fetch has no listing")
    func noListing() throws {
        let engine = try #require(try Machine(.host).engine as? IRHostEngine<NoFault>)
        #expect(engine.hostListing(at: 0) == nil)
    }
}
