using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Texts;
using Coordination.Views;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>What a conflict says of itself.</summary>
internal static class Explained
{
    /// <summary>In both languages, with every place filled.</summary>
    public static TextView Fully(CitizenScenario place, Conflict conflict)
    {
        var says = new TextTable(PolicyBook.Delivered.Newest).InWords(ConflictExplanation.Of(place.Citizen, conflict));
        Assert.All([says.Da, says.En], text =>
        {
            Assert.NotEmpty(text);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        });
        return says;
    }
}
