delete from trend_samples where step = @step and at < @before;
