using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

// One closed family: what happens in a story.

/// <summary>Something that happens to an invented citizen.</summary>
internal abstract record DemoStep;

/// <summary>A department's system reports something.</summary>
internal sealed record DepartmentStep(OutgoingEvent Reported) : DemoStep;

/// <summary>A caseworker does something in the service.</summary>
/// <param name="Key">The same in every run, so that doing it again changes nothing.</param>
/// <param name="Number">The citizen's ten digits.</param>
/// <param name="Path">Path below the citizen.</param>
/// <param name="Body">What is asked for.</param>
internal sealed record CaseworkerStep(string Key, string Number, string Who, HttpMethod Method, string Path, object Body) : DemoStep;
