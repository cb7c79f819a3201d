import DirectEngine
import EngineCatalogue
import Glibc
import GuestISA
import GuestMachine
import PlantedFaults
import TestSupport
import Testing

@Suite("Agreement with the interpreter") struct AgreementTests {
    /// Runs programs on two engines that stay warm, in slices, and compares them after each.
    private struct Pair {
        let reference: any Engine
        let subject: any Engine

        init(_ subject: (GuestMemory) throws -> any Engine) throws {
            reference = try EngineCatalogue.make(.interpreter, memory: GuestMemory.forPrograms())
            self.subject = try subject(GuestMemory.forPrograms())
        }

        /// What differs, or nil.
        func difference(_ number: Int) -> String? {
            let program = RandomProgram.make(number)
            guard reference.memory.load(program), subject.memory.load(program) else { return "does not load" }
            var a = program.initialHart
            var b = program.initialHart
            var random = TestRandom(seed: UInt64(number) << 32)
            while true {
                let left = program.fuel - a.instret
                let slice = random.below(3) == 0 ? min(left, UInt64(random.below(20))) : left
                let exitA = reference.run(&a, fuel: slice)
                let exitB = subject.run(&b, fuel: slice)
                if exitA != exitB { return "\(exitA) and \(exitB) at \(a.pc)" }
                if a != b { return "states differ before \(a.pc) and \(b.pc), \(a.instret) retired" }
                if exitA != .fuelExhausted || slice == left { break }
            }
            let count = Int(ProgramMap.window.upperBound - ProgramMap.window.lowerBound)
            return memcmp(reference.memory.host, subject.memory.host, count) == 0 ? nil : "memory differs"
        }
    }

    @Test("random programs end as on the interpreter, whatever the set-up", arguments: 0..<12)
    func agree(variant: UInt64) throws {
        var options = DirectTranslatorOptions(variant: variant)
        options.codeMiB = 1
        let pair = try Pair { try DirectTranslator(memory: $0, faults: NoFault(), options: options) }
        for number in 0..<120 {
            let number = number + 120 * Int(variant)
            if let difference = pair.difference(number) {
                Issue.record("program \(number): \(difference)")
                return
            }
        }
    }

    /// Those that random code shows soon; for the others, `scripts/check-faults` asks the fuzzer.
    static let faults = Fault.allCases.filter {
        $0.spec.place.engineName == "direct" && $0.spec.behaviour.isInPlace
            && $0.rawValue < Fault.irSimplifyOrOnes.rawValue
    }

    @Test("each planted fault shows in random programs", arguments: faults)
    func faultShows(fault: Fault) throws {
        let pair = try Pair { try EngineCatalogue.make(.direct, memory: $0, fault: fault) }
        #expect((0..<3000).contains { pair.difference($0) != nil }, "\(fault.name) changed nothing in 3000 programs")
    }
}
