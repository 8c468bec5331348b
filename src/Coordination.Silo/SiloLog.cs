using Microsoft.Extensions.Logging;

namespace Coordination.Silo;

/// <summary>The log messages of the silo. Their ids are stable (2000–2099).</summary>
internal static partial class SiloLog
{
    [LoggerMessage(2000, LogLevel.Warning, "A citizen's snapshot was not written; the journal holds everything.")]
    public static partial void SnapshotSkipped(ILogger log, Exception fault);

    [LoggerMessage(2001, LogLevel.Error,
        "Rule {Rule} failed under policy {PolicyVersion} and was left out for a citizen, see operations/rule-faults: {Error}.")]
    public static partial void RuleLeftOut(ILogger log, string rule, string policyVersion, string error);

    [LoggerMessage(2002, LogLevel.Warning, "{Count} faults of rules were not stored for operations.")]
    public static partial void RuleFaultNotStored(ILogger log, int count, Exception fault);

    [LoggerMessage(2003, LogLevel.Warning, "A resting citizen's state was not packed; it stays in memory as it is.")]
    public static partial void NotPacked(ILogger log, Exception fault);

    [LoggerMessage(2010, LogLevel.Warning, "Inbox partition {Partition}: the database does not answer; trying again in {Delay}.")]
    public static partial void InboxUnavailable(ILogger log, int partition, TimeSpan delay, Exception fault);

    [LoggerMessage(2011, LogLevel.Warning,
        "Inbox partition {Partition}: {Count} events of one citizen were not taken in (attempt {Attempt}); trying again in {Delay}.")]
    public static partial void DeliveryFailed(ILogger log, int partition, int count, int attempt, TimeSpan delay, Exception fault);

    [LoggerMessage(2012, LogLevel.Error,
        "Inbox partition {Partition}: {Count} events of one citizen cannot be taken in and were moved to the dead letters.")]
    public static partial void DeadLettered(ILogger log, int partition, int count, Exception fault);

    [LoggerMessage(2013, LogLevel.Warning, "The pumps of the inbox could not be signaled; trying again at the next interval.")]
    public static partial void SignalFailed(ILogger log, Exception fault);

    [LoggerMessage(2014, LogLevel.Error, "Inbox partition {Partition}: the pump failed; trying again in {Delay}.")]
    public static partial void PumpFailed(ILogger log, int partition, TimeSpan delay, Exception fault);

    [LoggerMessage(2015, LogLevel.Warning, "What waits in the inbox could not be counted; trying again at the next interval.")]
    public static partial void BacklogNotCounted(ILogger log, Exception fault);

    [LoggerMessage(2020, LogLevel.Warning, "The clock could not wake citizens; trying again at the next interval.")]
    public static partial void WakingFailed(ILogger log, Exception fault);

    [LoggerMessage(2021, LogLevel.Warning, "One citizen could not be woken; trying again at the next interval.")]
    public static partial void WakeFailed(ILogger log, Exception fault);

    [LoggerMessage(2022, LogLevel.Warning, "The clock could not be compared with the database's; trying again at the next interval.")]
    public static partial void ClockNotCompared(ILogger log, Exception fault);

    [LoggerMessage(2023, LogLevel.Warning,
        "This host's clock is {Seconds:F1} s ahead of the database's (negative: behind); at most {Allowed} is usual (Clock:WarnBeyond). "
            + "Let both machines follow a time server.")]
    public static partial void ClockDoubtful(ILogger log, double seconds, TimeSpan allowed);

    [LoggerMessage(2024, LogLevel.Critical,
        "This host's clock is {Seconds:F1} s ahead of the database's (negative: behind). Beyond {Allowed} (Clock:RefuseBeyond) this silo "
            + "decides nothing until they agree. Let both machines follow a time server.")]
    public static partial void ClockWrong(ILogger log, double seconds, TimeSpan allowed);

    [LoggerMessage(2025, LogLevel.Information, "This host's clock and the database's agree again: they differ by {Seconds:F1} s.")]
    public static partial void ClockRight(ILogger log, double seconds);

    [LoggerMessage(2030, LogLevel.Information,
        "The organization is at version {Version}: {Departments} departments, {Units} units, {Caseworkers} caseworkers.")]
    public static partial void OrganizationLoaded(ILogger log, long version, int departments, int units, int caseworkers);

    [LoggerMessage(2031, LogLevel.Warning, "The organization could not be read; trying again at the next interval.")]
    public static partial void OrganizationUnreadable(ILogger log, Exception fault);

    [LoggerMessage(2032, LogLevel.Warning,
        "A new organization document has not reached every citizen it affects; going on at the next interval.")]
    public static partial void OrganizationRolloutFailed(ILogger log, Exception fault);

    [LoggerMessage(2033, LogLevel.Warning, "One citizen could not be reconsidered after {Attempts} attempts; the clock goes on trying.")]
    public static partial void CitizenNotReached(ILogger log, int attempts, Exception fault);

    [LoggerMessage(2040, LogLevel.Warning, "Caseload transfer {Transfer}: the database does not answer; trying again in {Delay}.")]
    public static partial void TransferUnavailable(ILogger log, string transfer, TimeSpan delay, Exception fault);

    [LoggerMessage(2041, LogLevel.Warning, "Caseload transfer {Transfer}: citizen number {Number} is postponed.")]
    public static partial void TransferPostponed(ILogger log, string transfer, int number, Exception fault);

    [LoggerMessage(2042, LogLevel.Error,
        "Caseload transfer {Transfer}: citizen number {Number} failed (attempt {Attempt}). After the last it is reported as not moved.")]
    public static partial void TransferFailed(ILogger log, string transfer, int number, int attempt, Exception fault);

    [LoggerMessage(2043, LogLevel.Warning, "The running caseload transfers could not be signaled; trying again at the next interval.")]
    public static partial void TransfersNotSignaled(ILogger log, Exception fault);

    [LoggerMessage(2050, LogLevel.Information, "Version {Version} of policy is known; it applies from {AppliesFrom:O}.")]
    public static partial void PolicyLoaded(ILogger log, string version, DateTimeOffset appliesFrom);

    [LoggerMessage(2051, LogLevel.Warning, "The versions of policy could not be read; trying again at the next interval.")]
    public static partial void PolicyUnreadable(ILogger log, Exception fault);

    [LoggerMessage(2052, LogLevel.Warning,
        "Citizens could not be reconciled under the version of policy that applies; trying again in {Delay}.")]
    public static partial void RolloutFailed(ILogger log, TimeSpan delay, Exception fault);

    [LoggerMessage(2053, LogLevel.Information, "{Behind} citizens are still to be reconciled under version {Version} of policy.")]
    public static partial void RolloutGoesOn(ILogger log, long behind, string version);

    [LoggerMessage(2054, LogLevel.Warning, "A preview of policy ended before it had evaluated every citizen.")]
    public static partial void PreviewFailed(ILogger log, Exception fault);

    [LoggerMessage(2060, LogLevel.Warning,
        "A client's call of {Grain}.{Method} was refused ({Reason}); {Others} more were refused since the last such line.")]
    public static partial void CallRefused(ILogger log, string grain, string method, string reason, long others);

    [LoggerMessage(2061, LogLevel.Warning, "A citizen's place could not finish a join or parting; the clock goes on trying.")]
    public static partial void PlaceNotTended(ILogger log, Exception fault);

    [LoggerMessage(2062, LogLevel.Error, "A client's call of {Grain}.{Method} failed.")]
    public static partial void CallFailed(ILogger log, string grain, string method, Exception fault);

    [LoggerMessage(2070, LogLevel.Warning, "Records past their retention could not be removed; trying again at the next interval.")]
    public static partial void PruningFailed(ILogger log, Exception fault);

    [LoggerMessage(2080, LogLevel.Warning,
        "Figures of what ended long ago could not be summed, so they are counted; trying again at the next interval.")]
    public static partial void FiguresNotSummed(ILogger log, Exception fault);

    [LoggerMessage(2082, LogLevel.Warning, "The figures of now could not be sampled; trying again at the next interval.")]
    public static partial void TrendNotSampled(ILogger log, Exception fault);

    [LoggerMessage(2085, LogLevel.Error, "A confirmed request to erase could not be carried out; trying again at the next interval.")]
    public static partial void ErasureBrokenOff(ILogger log, Exception fault);

    [LoggerMessage(2088, LogLevel.Critical,
        "This silo cannot go on and the process ends, to be started anew. Everything acknowledged is durable. {Reason}")]
    public static partial void SiloCannotGoOn(ILogger log, string reason, Exception? fault);

    [LoggerMessage(2090, LogLevel.Error, "A citizen could not make {Decisions} decisions of the feed; they are told without content.")]
    public static partial void FeedWithoutContent(ILogger log, int decisions, Exception fault);
}
