using System.Globalization;
using Coordination.Events;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Coordination.Views;

namespace Coordination.Host.Pages.Operations.Programmes;

/// <summary>POST /operations/programme: the form that sets the programme's target.</summary>
internal static class ProgrammeEndpoints
{
    internal static async Task<IResult> SetTargetAsync(
        HttpContext http, PageFactory pages, ProgrammeTargetTable targets, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var localizer = pages.LocalizerOf(http);
        var isDay = OutsideTime.TryDate(Forms.Text(form, "by"), out var by);
        var isNumber = long.TryParse(Forms.Text(form, "target"), NumberStyles.None, CultureInfo.InvariantCulture, out var target)
            && target is > 0 and <= ProgrammeView.TargetMax;
        var isValid = isDay && isNumber;
        if (isValid) await targets.PutAsync(new ProgrammeTarget(target, by, http.Who(), clock.Now), http.RequestAborted);
        var refusal = isValid ? null : new RefusalView(RefusalKinds.Invalid, localizer["refused.programme"], []);
        return Forms.Finish(http, form, localizer["done.programme"], refusal, static refusal => refusal.Why);
    }
}
