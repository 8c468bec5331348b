using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Intake;

/// <summary>The preference <c>wait=N</c> (RFC 7240): how long the sender waits for its events to be settled.</summary>
internal static class PreferWait
{
    /// <summary>The maximum in seconds. A longer wait is cut to it.</summary>
    internal const int SecondsMax = 30;

    /// <summary>
    /// The seconds to wait; null when the preference is absent or not a number. RFC 7240 lets a server ignore a preference.
    /// </summary>
    internal static int? Read(StringValues prefer)
    {
        foreach (var line in prefer)
        foreach (var preference in (line ?? "").Split(','))
        {
            var parts = preference.Split(';')[0].Split('=', 2);
            if (parts.Length == 2 && parts[0].Trim().Equals("wait", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(parts[1].Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return (int)Math.Min(seconds, SecondsMax);
        }

        return null;
    }
}

/// <summary>Marks an endpoint whose answer waits as long as <c>Prefer: wait=N</c> says.</summary>
internal sealed record MayWait;
