import EngineCatalogue
import GuestISA
import GuestMachine
import PlantedFaults
import ManualMeaning
import TestSupport
import Testing

@Suite("Faults") struct DescribedFaultTests {
    static let withDescription: [Fault] = Fault.allCases.filter {
        !$0.spec.behaviour.isInPlace
    }

    @Test("have names of their own, which read back and begin with their engine's")
    func names() {
        #expect(Set(Fault.allCases.map(\.name)).count == Fault.allCases.count)
        for fault in Fault.allCases {
            #expect(fault.spec.fault == fault)
            #expect(Fault(name: fault.name) == fault)
            #expect(fault.name.hasPrefix(fault.spec.place.engineName + "-"))
        }
    }

    @Test(
        "that have a description make their engine compute what it says", arguments: withDescription)
    func described(_ fault: Fault) throws {
        let kinds = EngineKind.allCases.filter { fault.spec.place.includes(engineNamed: $0.rawValue) }
        try #require(!kinds.isEmpty)
        for kind in kinds { try checkDescription(of: fault, in: kind) }
    }

    private func checkDescription(of fault: Fault, in kind: EngineKind) throws {
        let engine = try EngineCatalogue.make(kind, memory: GuestMemory.forPrograms(), fault: fault)
        let planted = PlantedFault(fault)
        var wrongCount = 0
        for program in DescribedFaultTests.programs(of: fault) {
            try #require(engine.memory.load(program))
            engine.reset()
            let guest = try #require(Instruction(decoding: program.code[0]))
            let read = planted.misread(guest, at: Misreading.Site(pc: program.pc, index: 0))
            // What is read as a trap shows elsewhere.
            guard let sound = outcome(of: guest, program, nil), let expected = outcome(of: read, program, planted)
            else { continue }
            if expected != sound { wrongCount += 1 }
            var hart = program.initialHart
            #expect(engine.run(&hart, fuel: 1) == .fuelExhausted)
            #expect(State(hart) == expected, "\(fault.name): \(guest) read as \(read)")
        }
        // Of accesses, and of what only shows far in a block or at its end, nothing is asked here.
        if DescribedFaultTests.isComputation(fault) { #expect(wrongCount > 0, "\(fault.name) changed nothing") }
    }

    /// Registers and pc.
    struct State: Equatable {
        var x: [UInt64]
        var pc: UInt64

        init(_ hart: HartState) {
            x = (0..<32).map { hart.x[$0] }
            pc = hart.pc
        }
    }

    /// What an instruction that computes or branches does, by the manual and by what `wrong` says; nil for others.
    private func outcome(of i: Instruction, _ program: Program, _ wrong: PlantedFault?) -> State? {
        var state = State(program.initialHart)
        let imm = UInt64(bitPattern: Int64(i.imm))
        let (a, b) = (state.x[Int(i.rs1)], state.x[Int(i.rs2)])
        let second = i.opcode.spec.operands.contains(.rs2) ? b : imm
        let miscomputation = wrong?.miscomputation(of: i.opcode)
        if let right = manualResult(of: i, a, b, pc: program.pc) {
            let value = miscomputation?.result(right, of: a, second) ?? right
            if i.rd != 0 { state.x[Int(i.rd)] = value }
            state.pc &+= 4
        } else if let isTaken = manualTaken(i.opcode, a, b) {
            let value = miscomputation?.result(isTaken ? 1 : 0, of: a, b) ?? (isTaken ? 1 : 0)
            state.pc &+= value == 0 ? 4 : imm
        } else {
            return nil
        }
        return state
    }

    private static func isComputation(_ fault: Fault) -> Bool {
        switch fault.spec.behaviour {
        case .inPlace: return false
        case .misreads(let misreading):
            // Those of a place in a block or page, and those that become traps, need more than one instruction.
            return programs(of: fault).contains { program in
                Instruction(decoding: program.code[0]).map {
                    misreading.read($0, Misreading.Site(pc: program.pc, index: 0)).opcode.computesOrBranches
                        && misreading.read($0, Misreading.Site(pc: program.pc, index: 0)) != $0
                } ?? false
            }
        case .miscomputes(let wrong): return wrong.opcodes.allSatisfy(\.computesOrBranches)
        }
    }

    /// One instruction each, with operands at and around what matters to the fault.
    private static func programs(of fault: Fault) -> [Program] {
        var programs: [Program] = []
        let aliases: [(UInt8, UInt8, UInt8)] = [
            (5, 6, 7), (5, 5, 7), (5, 6, 5), (5, 6, 6), (5, 5, 5), (5, 0, 7), (31, 30, 31),
        ]
        for opcode in fault.opcodes {
            for (rd, rs1, rs2) in aliases {
                for imm in [0, 1, -1, 4, 32, 31, 63, 2044, -2048, 2048, -4096, Int32.min] as [Int32] {
                    var instruction = Instruction(opcode, rd: rd, rs1: rs1, rs2: rs2, imm: imm)
                    let operands = opcode.spec.operands
                    if !operands.contains(.rd) { instruction.rd = 0 }
                    if !operands.contains(.rs1) { instruction.rs1 = 0 }
                    if !operands.contains(.rs2) { instruction.rs2 = 0 }
                    guard let word = instruction.encoded else { continue }
                    for (a, b) in values(of: fault) {
                        var registers = Array(repeating: UInt64(0), count: 32)
                        registers[30] = a
                        registers[31] = b
                        registers[5] = a ^ b
                        registers[7] = b
                        registers[6] = a
                        programs.append(Program(code: [word], registers: registers))
                    }
                }
            }
        }
        return programs
    }

    private static func values(of fault: Fault) -> [(UInt64, UInt64)] {
        var values: [(UInt64, UInt64)] = [
            (0, 0), (.max, 1), (1 << 63, .max), (0x1234_5678_9abc_def0, 33), (1 << 31, 1 << 63), (.max >> 1, .max),
            (0xffff_ffff_8000_0000, 3), (7, 7),
        ]
        if case .miscomputes(let wrong) = fault.spec.behaviour {
            for (a, b) in values where wrong.maskA != 0 || wrong.maskB != 0 {
                // One operand made to fit the other.
                if wrong.maskB != 0 {
                    values.append((a, b & ~wrong.maskB | (a & wrong.maskA ^ wrong.pattern) & wrong.maskB))
                } else {
                    values.append((a & ~wrong.maskA | wrong.pattern, b))
                }
            }
        }
        return values
    }
}

extension Fault {
    /// What a described fault concerns.
    fileprivate var opcodes: [Opcode] {
        switch spec.behaviour {
        case .inPlace: []
        case .misreads(let misreading): misreading.opcodes
        case .miscomputes(let wrong): wrong.opcodes
        }
    }
}

extension Opcode {
    fileprivate var computesOrBranches: Bool {
        switch spec.effect {
        case .compute, .branch: true
        case .load, .store, .jump, .fence, .trap: false
        }
    }
}
