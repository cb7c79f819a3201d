import Glibc
import GuestMachine
import Lockstep

/// A worker in a process of its own: when that ends before its work is done, another takes its place, and the program
/// that it ran is run by engines in processes of their own.
actor WorkerProcess: CampaignWorker {
    private let executable: String
    private let options: CampaignOptions
    private let flightPath: String
    /// Mapped here too.
    private let flight: FlightRecord
    private let isStopping: @Sendable () -> Bool
    private var life: WorkerLife?

    /// So often in a stretch it is somebody else who ends the process; after that it may be the kernel, for a program
    /// that takes too much.
    private static let killLimit = 20
    /// After so many deaths in a stretch, all of its programs are isolated.
    private static let deathLimit = 8

    /// What went wrong, but not in an engine.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Prepares a worker; its process is started by the first thing it has to do.
    init(
        _ executable: String, _ options: CampaignOptions, flightPath: String, isStopping: @escaping @Sendable () -> Bool
    ) throws {
        self.executable = executable
        self.options = options
        self.flightPath = flightPath
        self.isStopping = isStopping
        flight = try FlightRecord(path: flightPath)
    }

    func run(stretch number: UInt64) async throws -> StretchResult? {
        let watch = Task { [flight, isStopping] in
            while !Task.isCancelled {
                if isStopping() { flight.stop() }
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
        defer { watch.cancel() }
        return try await run(options.programs(ofStretch: number))
    }

    /// Runs programs; around those that end the process, the others as if nothing had happened.
    private func run(_ programs: Range<UInt64>) async throws -> StretchResult? {
        var (result, rest) = (StretchResult(), programs)
        var (deaths, kills) = (0, 0)
        while !rest.isEmpty {
            // Where one program in a few is lethal, isolating all of them costs less than the deaths of workers.
            let isIsolated = deaths >= WorkerProcess.deathLimit
            switch try await ask(.run(rest, isolated: isIsolated)) {
            case .answered(.ran(nil)): return nil
            case .answered(.ran(let part?)):
                result.add(part)
                return result
            case .answered(let other): throw Failure(description: "a worker answered \(other) to a stretch")
            case .died(let death) where death.isKill && kills < WorkerProcess.killLimit: kills += 1
            case .died(let death):
                guard let index = death.index, rest.contains(index), !isIsolated else {
                    throw Failure(description: "a worker ended where no engine runs: \(death.cause)")
                }
                deaths += 1
                guard try await run(before: index, of: rest, into: &result),
                    try await runIsolated(index, death, into: &result)
                else { return nil }
                rest = index + 1..<rest.upperBound
            }
        }
        return result
    }

    /// Runs the programs before one that has ended a process, which has lost what they gave; false if told to stop.
    private func run(before index: UInt64, of programs: Range<UInt64>, into result: inout StretchResult) async throws
        -> Bool
    {
        guard programs.lowerBound < index else { return true }
        guard let part = try await run(programs.lowerBound..<index) else { return false }
        result.add(part)
        return true
    }

    /// Runs a program that has ended a process on engines in processes of their own; false if told to stop.
    private func runIsolated(_ index: UInt64, _ death: WorkerDeath, into result: inout StretchResult) async throws
        -> Bool
    {
        for _ in 0...WorkerProcess.killLimit {
            switch try await ask(.run(index..<index + 1, isolated: true)) {
            case .answered(.ran(nil)): return false
            case .answered(.ran(var part?)):
                // One whose engines agree, now that each has a process of its own, is nobody's known fault.
                if part.divergences.isEmpty, !death.isKill { part.strays = [death] }
                result.add(part)
                return true
            case .answered(let other): throw Failure(description: "a worker answered \(other) to a program")
            case .died(let death) where death.isKill: continue
            case .died(let death):
                throw Failure(
                    description: "program \(index) ends a worker even with engines in processes of their own: "
                        + death.cause)
            }
        }
        throw Failure(description: "workers are killed again and again while program \(index) runs")
    }

    func examine(_ divergence: RawDivergence, known: [DivergenceSignature]) async throws -> Examination {
        var divergence = divergence
        while true {
            switch try await ask(.examine(divergence, known: known)) {
            case .answered(.examined(let examination)): return examination
            case .answered(let other): throw Failure(description: "a worker answered \(other) to a divergence")
            case .died(let death):
                guard !divergence.isLethal || death.isKill else { return .unconfirmed }
                // A smaller program may end its process where the one that was found does not.
                if !death.isKill { divergence.isLethal = true }
            }
        }
    }

    func examine(_ lawBreak: RawLawBreak) async throws -> LawCluster? {
        while true {
            switch try await ask(.examineLaw(lawBreak)) {
            case .answered(.examinedLaw(let cluster)): return cluster
            case .answered(let other): throw Failure(description: "a worker answered \(other) to a broken law")
            case .died(let death): if !death.isKill { return nil }
            }
        }
    }

    func finish() async {
        _ = try? await life?.finish()
        life = nil
    }

    private enum Outcome {
        case answered(WorkerReply)
        case died(WorkerDeath)
    }

    /// Gives an order to the process, which is started if there is none.
    private func ask(_ order: WorkerOrder) async throws -> Outcome {
        if life == nil {
            flight.clear()
            let new = WorkerLife(executable, [WorkerService.argument, flightPath])
            life = new
            let setup = WorkerOrder.prepare(CampaignRecord(options), iterations: options.iterations)
            switch try await send(setup, to: new) {
            case .answered(.ready): break
            case .answered(let other): throw Failure(description: "a worker answered \(other) to its set-up")
            // Killed as it began: the next one may live longer.
            case .died(let death) where death.isKill: return .died(death)
            case .died(let death): throw Failure(description: "a worker ended at its start: \(death.cause)")
            }
        }
        guard let life else { throw Failure(description: "a worker has no process") }
        return try await send(order, to: life)
    }

    private func send(_ order: WorkerOrder, to life: WorkerLife) async throws -> Outcome {
        if let body = await life.call(try MessageFrame.bytes(order)) {
            // What is no reply comes from a process that is not itself any more.
            if let reply = try? MessageFrame.message(WorkerReply.self, body), reply.isPlausible(to: order) {
                if case .failed(let reason) = reply { throw Failure(description: reason) }
                return .answered(reply)
            }
            self.life = nil
            _ = try await life.finish()
            return .died(flight.death(signal: nil))
        }
        self.life = nil
        let signal = try await life.finish()
        return .died(flight.death(signal: signal))
    }
}
