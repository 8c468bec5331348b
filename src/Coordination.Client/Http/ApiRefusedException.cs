namespace Coordination.Client;

/// <summary>
/// The service refused a request as a whole: the credential is not good for it (401, 403), it has another form than expected (400, 413,
/// 415, 422), or, after all retries, the service could not take it (429, 5xx). What is refused of events and commands comes as a value.
/// </summary>
public class ApiRefusedException(ApiProblem problem) : Exception(problem.ToString())
{
    /// <summary>Why.</summary>
    public ApiProblem Problem => problem;
}
