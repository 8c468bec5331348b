using System.Globalization;
using Coordination.Host.Settings;
using Coordination.Silo.Organizations;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>rebuild</c>: empties the read tables and writes them again from the journal. Progress goes to standard error. The command is
/// refused while a host uses the same data. An interrupted rebuild can be run again.
/// </summary>
internal static class RebuildCommand
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "rebuild";

    /// <exception cref="SettingRefusedException">Hosts are running.</exception>
    internal static async Task RunAsync(IServiceProvider services)
    {
        if (await services.GetRequiredService<ReadTablesRebuild>().CountOtherSessionsAsync() is var sessions and > 0)
            throw new SettingRefusedException(
                $"Hosts are running: the database has {sessions.ToString(CultureInfo.InvariantCulture)} sessions of theirs. Stop every "
                    + $"host, then run {Name} again.");
        await services.GetRequiredService<OrganizationSource>().LoadAsync(CancellationToken.None);
        var citizens = await services.GetRequiredService<ReadTablesRebuilder>().RebuildAsync(new Progress());
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"The read tables of {citizens} citizens are rebuilt."));
    }

    private sealed class Progress : IProgress<long>
    {
        public void Report(long value) =>
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} citizens are done."));
    }
}
