/* Every chart kind; each is documented in its chart_<kind>.c. */
#ifndef HYOKA_TYPESET_CHART_KINDS_H
#define HYOKA_TYPESET_CHART_KINDS_H

#include "typeset/chart.h"

extern const ChartKind chart_bar;
extern const ChartKind chart_bump;
extern const ChartKind chart_caterpillar;
extern const ChartKind chart_dots;
extern const ChartKind chart_dumbbell;
extern const ChartKind chart_forecast;
extern const ChartKind chart_funnel;
extern const ChartKind chart_grade;
extern const ChartKind chart_heat;
extern const ChartKind chart_histogram;
extern const ChartKind chart_interval;
extern const ChartKind chart_ladder;
extern const ChartKind chart_methods;
extern const ChartKind chart_mini_strip;
extern const ChartKind chart_months;
extern const ChartKind chart_multiples;
extern const ChartKind chart_pace;
extern const ChartKind chart_radar;
extern const ChartKind chart_rank_interval;
extern const ChartKind chart_scale;
extern const ChartKind chart_scatter;
extern const ChartKind chart_slope;
extern const ChartKind chart_spark;
extern const ChartKind chart_squares;
extern const ChartKind chart_stacked;
extern const ChartKind chart_strip;
extern const ChartKind chart_tiles;
extern const ChartKind chart_trend;
extern const ChartKind chart_years;

#endif
