import Campaign
import Coverage
import GuestMachine
import HostFiles
import Lockstep
import Targets

// What campaigns read: their own files, which others may have changed, and the answers of workers and targets, which
// may have lost control of themselves.

extension ParserTarget {
    static let checkpoint = ParserTarget(
        name: "checkpoint",
        seeds: { root in
            let campaign = Campaign(CampaignOptions(seed: .max, iterations: 1000))
            // One with a finding. If it is of another version than this, it is left out.
            let found = try FileAccess.read(root + checkpointPath, limit: 1 << 20)
            return try [Checkpoint(campaign, seconds: 1.5, cpuSeconds: 2).json()]
                + ((try? Checkpoint.parse(found, name: "found")) == nil ? [] : [found])
        },
        tokens: bytes(
            "null", "-1", "1e300", "1e999", "18446744073709551615", "[[[[[[[[", "{}", "[]", "\"\\ud800\"", "true",
            "1.5"),
        read: { bytes, isThorough throws(BrokenPromise) in
            let checkpoint: Checkpoint
            do { checkpoint = try Checkpoint.parse(bytes, name: "input") } catch { return try refused("\(error)") }
            do {
                let campaign = Campaign(try checkpoint.options(), from: checkpoint)
                _ = try CampaignSummary(campaign, seconds: checkpoint.seconds, cpuSeconds: checkpoint.cpuSeconds).json()
                _ = try ShardMerge([("input", checkpoint)]).options()
            } catch { try checkMessage("\(error)") }
            guard isThorough else { return true }
            do {
                _ = try Checkpoint.parse(checkpoint.json(), name: "again")
            } catch {
                throw BrokenPromise("accepted, but written again it is not: \(error)")
            }
            return true
        })

    static let workerReply = ParserTarget(
        name: "worker-reply",
        seeds: { root in
            let campaign = Campaign(CampaignOptions(seed: .max, iterations: 1000))
            let found = try FileAccess.read(root + checkpointPath, limit: 1 << 20)
            let checkpoint = try? Checkpoint.parse(found, name: "found")
            return try ForeignReplies.examples(checkpoint ?? Checkpoint(campaign, seconds: 0, cpuSeconds: 0))
        },
        tokens: bytes("null", "-1", "1e300", "18446744073709551615", "{}", "[]", "\"known\"", "\"examined\"", "true"),
        read: { bytes, _ in ForeignReplies.take(bytes) })

    static let targetReply = ParserTarget(
        name: "target-reply",
        seeds: { _ in
            // One run of two states and a changed line, and one of a state alone.
            let state = [0] + Array(repeating: 7, count: 35) as [UInt64]
            let first = [2] + state + state + [1, 0x8001_0040] + Array(repeating: 9, count: 8)
            return [([2] + first + [1] + state + [0]).flatMap(littleEndian)]
        },
        tokens: [0, 1, 2, 3, 36, 0x8000_0000, 0x8001_ffc0, 0x8002_0000, .max].map { littleEndian($0 as UInt64) },
        read: { bytes, _ throws(BrokenPromise) in
            let words = stride(from: 0, to: bytes.count & ~7, by: 8).map { start in
                (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[start + $1]) }
            }
            let reply: TargetReply
            do throws(TargetReply.Malformed) {
                reply = try TargetReply(words, stepCounts: [3, 2], window: 0x8000_0000..<0x8002_0000)
            } catch { return try refused(error.description) }
            for run in 0..<2 {
                for number in 0..<reply.stateCount(ofRun: run) { _ = reply.state(number, ofRun: run) }
                for line in reply.lines(ofRun: run) {
                    let isThere = reply.withBytes(of: line) { $0.count == TargetReply.lineBytes }
                    try check(isThere && line.address % 64 == 0, "a line at \(line.address)")
                }
            }
            return true
        })

    static let coverage = ParserTarget(
        name: "coverage",
        seeds: { _ in
            bytes(
                """
                {"programs": 20, "instructions": 900, "families": [
                 {"name": "jal", "meaning": "", "cells": 24, "reached": {"jal linking x0 back, in the page": 3},
                  "never": []},
                 {"name": "traps", "meaning": "", "cells": 76, "reached": {"a word of zeros, as a block's first": 1},
                  "never": ["ECALL, as a block's first"]},
                 {"name": "places", "meaning": "in engines", "cells": 1, "reached": {"direct-bltu-signed: a": 7},
                  "never": ["ir-common-sub-swapped: b"]}]}
                """)
        },
        tokens: bytes("null", "-1", "4294967296", "18446744073709551615", "{}", "[]", "\"reached\"", "\"never\""),
        read: { bytes, _ throws(BrokenPromise) in
            do throws(CoverageFileError) {
                let result = try CoverageResult(json: bytes)
                var sum = result
                sum.add(result)
            } catch { return try refused(error.description) }
            return true
        })

    private static let checkpointPath = "/Tests/ParserFuzzTests/Inputs/checkpoint.json"
}
