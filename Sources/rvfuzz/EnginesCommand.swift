import ArgumentParser
import EngineCatalogue
import GuestLinux
import GuestMachine
import HostX86
import Targets

struct EnginesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engines", abstract: "List the engines, and what can be left out of them.")

    func run() {
        for kind in EngineKind.allCases {
            Console.print("\(kind.rawValue)\(String(repeating: " ", count: 13 - kind.rawValue.count))\(kind.summary)")
        }
        let bmi2 = HostFeatures.hasBMI2 ? "with BMI2" : "without BMI2: shifts go through cl"
        Console.print("host         x86-64, \(bmi2)")
        Console.print("\ntargets in \(TargetCatalogue.folder):")
        for (name, summary) in TargetCatalogue.adapters {
            let state: String
            do throws(TargetFailure) {
                let target = try TargetCatalogue.start(name)
                let lacks = "\(target.abilities)"
                state = target.name + (lacks.isEmpty ? "" : " (\(lacks))")
            } catch {
                state = error.description
            }
            Console.print("\(name)\(String(repeating: " ", count: 13 - name.count))\(summary): \(state)")
        }
        Console.print(
            "gdb:HOST:PORT  whatever has a stub for GDB's remote protocol; beside memory for it: see 'rvfuzz guest'")
        Console.print(
            "exec:COMMAND   whatever runs ELF files, {elf} in the command, and knows write and exit, or {signature}")
        Console.print("pipe:COMMAND   whatever speaks the target protocol")
        Console.print("\nwhat --disable leaves out:")
        for optimization in Optimization.catalogue { Console.print(optimization.name) }
    }
}

extension EngineKind {
    /// What it is, for the list of engines.
    fileprivate var summary: String {
        switch self {
        case .interpreter: "fetches, decodes and executes one instruction at a time"
        case .ir: "guest code to ops, optimized, to x86-64"
        case .irPortable: "guest code to ops, optimized, run without host code; on any host"
        case .direct: "guest code to x86-64, instruction by instruction"
        case .target: "another project's emulator"
        case .tiered: "interp first, direct for what is hot, with registers pinned by what a profile shows"
        }
    }
}
