using System.Globalization;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Storage.Holds;
using Coordination.Storage.Keys;
using Coordination.Storage.Settings;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>keys status</c>: what stands under which service key. <c>keys rotate</c>: encrypts everything that <c>Keys:EncryptionBefore</c> opens
/// by <c>Keys:Encryption</c>, while hosts run; progress goes to standard error. A run that was broken off can be run again, and so can one
/// that is done.
/// </summary>
internal static class KeysCommand
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "keys";

    private const string Status = "status";
    private const string Rotate = "rotate";
    private const int TriesMax = 60;
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(1);

    /// <summary>Whether the arguments name one of the two.</summary>
    internal static bool IsSound(string[] args) => args is [_, Status or Rotate, ..];

    /// <summary>What to expect after the name.</summary>
    internal static string Usage => $"{Name} {Status} or {Name} {Rotate}";

    /// <returns>The exit code: 1 if something is left that the present key does not open.</returns>
    /// <exception cref="SettingRefusedException">There is no key before, or another process works on keys.</exception>
    internal static async Task<int> RunAsync(string[] args, IServiceProvider services)
    {
        var rotates = args[1] == Rotate;
        if (rotates && services.GetRequiredService<ServiceKeys>().EncryptionBefore is null)
            throw SettingRefusedException.OfSecret(
                "Keys:EncryptionBefore", null, "the key to change from, while Keys:Encryption is the one to change to");
        var hold = new KeyHold(services.GetRequiredService<HoldTable>(), services.GetRequiredService<TimeProvider>());
        await TakeAsync(hold);
        try
        {
            if (rotates) await RotateAsync(services, hold);
            return await TellAsync(services, hold);
        }
        finally
        {
            await hold.ReleaseAsync();
        }
    }

    // Whoever was killed while it held the work holds it for half a minute more.
    private static async Task TakeAsync(KeyHold hold)
    {
        for (var tries = 1; !await hold.TakeAsync(CancellationToken.None); tries++)
        {
            if (tries == TriesMax)
                throw new SettingRefusedException("A host or another command works on keys. Run this again when it is done.");
            await Task.Delay(TryEvery);
        }
    }

    private static Task RotateAsync(IServiceProvider services, KeyHold hold) => services.GetRequiredService<KeyChange>().RunAsync(
        hold,
        static done => Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done.Keys} content keys, {done.Numbers} numbers and {done.Events} waiting events are encrypted anew; {done.Left} content "
            + $"keys are left.")),
        CancellationToken.None);

    private static async Task<int> TellAsync(IServiceProvider services, KeyHold hold)
    {
        var rotation = services.GetRequiredService<KeyRotation>();
        var count = await rotation.CountAsync();
        var numbers = await services.GetRequiredService<KeyChange>().CountNumbersLeftAsync(hold, CancellationToken.None);
        var last = await rotation.LastPositionAsync();
        var position = await services.GetRequiredService<StoredSettings>().FindAsync(KeyKeeper.EncryptedUpTo) ?? "0";
        var clear = position == KeyKeeper.All
            ? "none is left"
            : string.Create(CultureInfo.InvariantCulture, $"encrypted up to position {position} of {last}");
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Content keys: {count.Now} under Keys:Encryption, {count.Before} under Keys:EncryptionBefore, {count.Other} under another key.
            Under Keys:EncryptionBefore besides: {numbers} numbers, {count.Waiting} waiting events.
            Content in clear: {clear}.
            """));
        return count is { Before: 0, Other: 0, Waiting: 0 } && numbers == 0 ? 0 : 1;
    }
}
