using System.Globalization;

namespace Coordination.Host.Settings;

/// <summary>Checks at start what the machine must have. What is missing would fail later, at the first event or page.</summary>
internal static class MachineCheck
{
    private const string TimeZone = "Europe/Copenhagen";

    /// <exception cref="SettingRefusedException">Something is missing. The message says what to install.</exception>
    internal static void Pass()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            throw new SettingRefusedException(
                $"This machine does not know the time zone {TimeZone}; install the package tzdata, or set TZDIR to its folder.");
        if (!KnowsDanish())
            throw new SettingRefusedException(
                "This machine has no Danish culture data; install ICU (libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
    }

    private static bool KnowsDanish()
    {
        try
        {
            return CultureInfo.GetCultureInfo("da-DK").DateTimeFormat.GetMonthName(1) == "januar";
        }
        catch (CultureNotFoundException)
        {
            return false; // Globalization is invariant.
        }
    }
}
