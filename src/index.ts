export { AgentOrchestrationConfig, ProfilingGroup, ProfilingGroupProps } from './profiling-group';
