using CsCheck;

namespace Coordination.Domain.Tests;

/// <summary>Runs a property over the same samples every time, so that a run on one machine says what a run on another does.</summary>
internal static class Seeded
{
    private const uint Stream = 7;

    public static void Each<T>(this Gen<T> gen, ulong seed, int iterations, Func<T, string> print, Action<T> holds)
    {
        var random = new PCG(Stream, seed);
        for (var i = 0; i < iterations; i++)
        {
            var sample = gen.Generate(random, null, out _);
            try
            {
                holds(sample);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Sample {i} of seed {seed}: {fault.Message}\n{print(sample)}", fault);
            }
        }
    }
}
