using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Coordination.Storage.Journal;

namespace Coordination.Host.Telemetry;

/// <summary>
/// An exception in place of one that says that the database is away: its kind, message and causes, without stack traces. While a database
/// is away every part of the service notices, and where says nothing.
/// </summary>
internal sealed class BriefFault : Exception
{
    private readonly string _type;

    private BriefFault(Exception fault)
        : base(fault.Message, fault.InnerException is { } cause ? new BriefFault(cause) : null) =>
        _type = fault.GetType().FullName ?? fault.GetType().Name;

    /// <summary>The exception itself if it says anything else.</summary>
    internal static Exception? Of(Exception? fault) => IsDatabaseAway(fault) ? new BriefFault(fault) : fault;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_type}: {Message}{(InnerException is null ? "" : $"{Environment.NewLine} ---> {InnerException}")}";

    private static bool IsDatabaseAway([NotNullWhen(true)] Exception? fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
            if (one is StorageUnavailableException or DbException { IsTransient: true, SqlState: null or ['0', '8', ..] or ['5', '7', ..] })
                return true;
        return false;
    }
}
